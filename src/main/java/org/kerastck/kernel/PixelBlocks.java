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
   */
  record Block(int first, int rows, int pixels) {}

  /** A kind of tile: rows, vectors of pixels, and the cost of an operation, 1 being the best. */
  record Kind(int rows, int vectors, double cost) {}

  /** The cheapest division, by trying each kind for the next filters. */
  static PixelBlocks cheapest(int filters, List<Kind> kinds, int lanes) {
    int[] choice = new int[filters + 1];
    double[] cost = new double[filters + 1];
    for (int left = 1; left <= filters; left++) {
      cost[left] = Double.POSITIVE_INFINITY;
      for (int k = 0; k < kinds.size(); k++) {
        Kind kind = kinds.get(k);
        double total = kind.rows * kind.cost + cost[Math.max(left - kind.rows, 0)];
        if (total < cost[left]) {
          cost[left] = total;
          choice[left] = k;
        }
      }
    }
    List<Block> blocks = new ArrayList<>();
    for (int first = 0; first < filters; ) {
      Kind kind = kinds.get(choice[filters - first]);
      blocks.add(new Block(first, kind.rows, kind.vectors * lanes));
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
