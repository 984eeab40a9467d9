package org.kerastck.kernel;

/** Tiles of pixels by two vectors of filters. */
final class VectorTileFilters implements FilterTiles {
  private static final int[] WIDE_TILES = {4, 8, 14};
  private static final int[] NARROW_TILES = {4, 6};

  private final int width;
  private final int terms;
  private final int[] tiles;
  private final Segments segments;
  private final float[] weights;
  private final float[] bias;

  VectorTileFilters(Weights source, Segments segments, int lanes, boolean wide) {
    this.width = 2 * lanes;
    this.terms = source.terms();
    this.tiles = wide ? WIDE_TILES : NARROW_TILES;
    this.segments = segments;
    int filters = source.filtersPerGroup();
    int panels = Sizes.parts(filters, width);
    weights = new float[Sizes.product(source.groups(), panels, terms, width)];
    bias = new float[source.groups() * panels * width];
    for (int group = 0; group < source.groups(); group++) {
      for (int filter = 0; filter < filters; filter++) {
        int panel = group * panels + filter / width;
        int lane = filter % width;
        bias[panel * width + lane] = source.bias(group, filter);
        for (int k = 0; k < terms; k++) {
          weights[(panel * terms + k) * width + lane] = source.weight(group, k, filter);
        }
      }
    }
  }

  @Override
  public int panelFilters() {
    return width;
  }

  @Override
  public int largestTile() {
    return tiles[tiles.length - 1];
  }

  @Override
  public int tile(int remaining) {
    for (int tile : tiles) {
      if (tile >= remaining) {
        return tile;
      }
    }
    return largestTile();
  }

  @Override
  public void compute(
      int pixels,
      int panel,
      float[] x,
      int base,
      int[] places,
      int first,
      float[] output,
      int[] targets,
      int target,
      int column,
      int worker) {
    int[] starts = segments.starts();
    int length = segments.length();
    int weight = panel * terms * width;
    int filter = panel * width;
    if (terms == 0) {
      for (int i = 0; i < pixels; i++) {
        System.arraycopy(bias, filter, output, column + targets[target + i], width);
      }
      return;
    }
    switch (pixels) {
      case 14 ->
          VectorTileFilters14.compute(
              x, base, places, first, starts, length, weights, weight, bias, filter, output,
              targets, target, column);
      case 8 ->
          VectorTileFilters8.compute(
              x, base, places, first, starts, length, weights, weight, bias, filter, output,
              targets, target, column);
      case 6 ->
          VectorTileFilters6.compute(
              x, base, places, first, starts, length, weights, weight, bias, filter, output,
              targets, target, column);
      default ->
          VectorTileFilters4.compute(
              x, base, places, first, starts, length, weights, weight, bias, filter, output,
              targets, target, column);
    }
  }
}
