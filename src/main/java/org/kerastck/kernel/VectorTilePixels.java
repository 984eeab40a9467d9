package org.kerastck.kernel;

import java.util.List;

/** Tiles of filters by vectors of pixels, for machines with 32 registers. */
final class VectorTilePixels implements PixelTiles {
  static final List<PixelBlocks.Kind> KINDS =
      List.of(
          new PixelBlocks.Kind(14, 2, 1),
          new PixelBlocks.Kind(13, 2, 1),
          new PixelBlocks.Kind(10, 2, 1.05),
          new PixelBlocks.Kind(8, 2, 1.1),
          new PixelBlocks.Kind(4, 4, 1.2),
          new PixelBlocks.Kind(3, 6, 1.2),
          new PixelBlocks.Kind(1, 8, 2.5));

  private final PixelBlocks blocks;
  private final int terms;
  private final int rows;
  private final int[] places;
  private final float[] weights;
  private final float[] bias;

  VectorTilePixels(Weights source, int[] places, PixelBlocks blocks) {
    this.blocks = blocks;
    this.terms = source.terms();
    this.rows = blocks.rows();
    this.places = places;
    weights = new float[Sizes.product(source.groups(), rows, terms)];
    bias = new float[source.groups() * rows];
    for (int group = 0; group < source.groups(); group++) {
      for (PixelBlocks.Block block : blocks.blocks()) {
        pack(source, group, block);
      }
    }
  }

  /** The weights of a block lie together, term by term. */
  private void pack(Weights source, int group, PixelBlocks.Block block) {
    int first = block.first();
    int target = (group * rows + first) * terms;
    int count = Math.min(block.rows(), source.filtersPerGroup() - first);
    source.copyBias(group, first, count, bias, group * rows + first);
    source.copy(group, first, count, weights, target, block.rows());
  }

  @Override
  public void compute(
      int group, int index, float[] x, int base, float[] output, int target, int pitch) {
    PixelBlocks.Block block = blocks.blocks().get(index);
    int filter = group * rows + block.first();
    int weight = filter * terms;
    switch (block.rows()) {
      case 14 ->
          VectorTilePixels14.compute(
              x, base, places, weights, weight, bias, filter, output, target, pitch);
      case 13 ->
          VectorTilePixels13.compute(
              x, base, places, weights, weight, bias, filter, output, target, pitch);
      case 10 ->
          VectorTilePixels10.compute(
              x, base, places, weights, weight, bias, filter, output, target, pitch);
      case 8 ->
          VectorTilePixels8.compute(
              x, base, places, weights, weight, bias, filter, output, target, pitch);
      case 4 ->
          VectorTilePixels4.compute(
              x, base, places, weights, weight, bias, filter, output, target, pitch);
      case 3 ->
          VectorTilePixels3.compute(
              x, base, places, weights, weight, bias, filter, output, target, pitch);
      default ->
          VectorTilePixels1.compute(
              x, base, places, weights, weight, bias, filter, output, target, pitch);
    }
  }
}
