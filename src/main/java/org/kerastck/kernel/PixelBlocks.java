package org.kerastck.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * The filters of a group in blocks, each for one kind of tile.
 *
 * @param blocks in the order of the filters; the last may go beyond them
 */
record PixelBlocks(List<Block> blocks) {

  /**
   * Some neighbouring filters.
   *
   * @param first the first one
   * @param rows how many
   * @param pixels how many pixels a tile of them has
   * @param cost of an operation, 1 being the best
   */
  record Block(int first, int rows, int pixels, double cost) {}

  /** A kind of tile: rows, vectors of pixels, and the cost of an operation, 1 being the best. */
  record Kind(int rows, int vectors, double cost) {}

  /** The cheapest division, by trying each kind for the next filters. */
  static PixelBlocks cheapest(int filters, List<Kind> kinds, int lanes) {
    List<Block> blocks = new ArrayList<>();
    int first = 0;
    for (Kind kind : Division.cheapest(filters, kinds, Kind::rows, kind -> kind.rows * kind.cost)) {
      blocks.add(new Block(first, kind.rows, kind.vectors * lanes, kind.cost));
      first += kind.rows;
    }
    return new PixelBlocks(blocks);
  }

  /** Rows of all blocks. */
  int rows() {
    Block last = blocks.get(blocks.size() - 1);
    return last.first + last.rows;
  }

  /** Pixels of the widest tile. */
  int widest() {
    return blocks.stream().mapToInt(Block::pixels).max().orElse(0);
  }
}
