package org.kerastck.kernel;

import java.util.List;

/** Tiles of filters by vectors of pixels, for machines with 16 registers. */
final class VectorTilePlacedPixels implements PixelTiles {
  static final List<PixelBlocks.Kind> KINDS =
      List.of(
          new PixelBlocks.Kind(6, 2, 1),
          new PixelBlocks.Kind(5, 2, 1.03),
          new PixelBlocks.Kind(4, 2, 1.15),
          new PixelBlocks.Kind(3, 3, 1.15),
          new PixelBlocks.Kind(2, 4, 1.33),
          new PixelBlocks.Kind(1, 8, 2));

  private final PixelBlocks blocks;
  private final int terms;
  private final int rows;
  private final float[] weights;
  private final float[] bias;

  VectorTilePlacedPixels(Weights source, int[] places, PixelBlocks blocks) {
    this.blocks = blocks;
    this.terms = source.terms();
    this.rows = blocks.rows();
    int count = blocks.blocks().size();
    PlacedWeights placed =
        new PlacedWeights(
            source,
            List.of(new Window(0, places)),
            source.groups() * rows,
            source.groups() * count);
    weights = placed.data();
    bias = new float[source.groups() * rows];
    for (int group = 0; group < source.groups(); group++) {
      for (int index = 0; index < count; index++) {
        PixelBlocks.Block block = blocks.blocks().get(index);
        int first = block.first();
        int filters = Math.min(block.rows(), source.filtersPerGroup() - first);
        source.copyBias(group, first, filters, bias, group * rows + first);
        placed.copy(group, first, filters, block.rows(), firstWeight(group, index));
      }
    }
  }

  private int firstWeight(int group, int index) {
    int blocksBefore = group * blocks.blocks().size() + index;
    int filtersBefore = group * rows + blocks.blocks().get(index).first();
    return terms * (filtersBefore + blocksBefore);
  }

  @Override
  public void compute(
      int group, int index, float[] x, int base, float[] output, int target, int pitch) {
    PixelBlocks.Block block = blocks.blocks().get(index);
    int filter = group * rows + block.first();
    int weight = firstWeight(group, index);
    int end = weight + terms * (block.rows() + 1);
    switch (block.rows()) {
      case 6 ->
          VectorTilePlacedPixels6x2.compute(
              base, weights, weight, end, x, bias, filter, output, target, pitch);
      case 5 ->
          VectorTilePlacedPixels5x2.compute(
              base, weights, weight, end, x, bias, filter, output, target, pitch);
      case 4 ->
          VectorTilePlacedPixels4x2.compute(
              base, weights, weight, end, x, bias, filter, output, target, pitch);
      case 3 ->
          VectorTilePlacedPixels3x3.compute(
              base, weights, weight, end, x, bias, filter, output, target, pitch);
      case 2 ->
          VectorTilePlacedPixels2x4.compute(
              base, weights, weight, end, x, bias, filter, output, target, pitch);
      default ->
          VectorTilePlacedPixels1x8.compute(
              base, weights, weight, end, x, bias, filter, output, target, pitch);
    }
  }
}
