package org.kerastck.kernel;

import java.util.Arrays;
import java.util.List;

/** Tiles of pixels by two vectors of filters. */
final class VectorTileFilters implements FilterTiles {
  private static final int[] WIDE_TILES = {4, 8, 14};
  private static final int[] NARROW_TILES = {4, 6};

  /**
   * JDK 17 runs the largest tile faster with an origin for each row and in passes of some hundred
   * terms, by up to 5 %. JDK 25 runs it faster with rows found one from the other and in one pass,
   * by up to 10 %; JDKs between the two were not measured, and get its form.
   */
  private static final boolean IS_BY_ORIGIN = Runtime.version().feature() == 17;

  /** About how many terms a pass has. */
  private static final int PASS = IS_BY_ORIGIN ? 600 : Integer.MAX_VALUE;

  private final int width;
  private final List<Panel> panels;
  private final int terms;
  private final int[] tiles;
  private final int[] places;
  private final int[][] passes;
  private final float[] weights;
  private final float[] bias;

  VectorTileFilters(Weights source, int[] places, int lanes, boolean wide) {
    this.width = 2 * lanes;
    this.terms = source.terms();
    this.tiles = tiles(wide);
    this.places = places;
    this.passes = passes(places, wide ? PASS : Integer.MAX_VALUE);
    this.panels = source.panels(width);
    weights = new float[Sizes.product(panels.size(), terms, width)];
    bias = new float[panels.size() * width];
    for (int p = 0; p < panels.size(); p++) {
      pack(source, panels.get(p), p);
    }
  }

  /** The places of each pass's terms. */
  private static int[][] passes(int[] places, int size) {
    int count = Math.max(1, Math.round(places.length / (float) size));
    int[][] passes = new int[count][];
    int first = 0;
    for (int pass = 0; pass < count; pass++) {
      int end = first + Sizes.parts(places.length - first, count - pass);
      passes[pass] = Arrays.copyOfRange(places, first, end);
      first = end;
    }
    return passes;
  }

  private void pack(Weights source, Panel panel, int index) {
    int group = panel.filter() / source.filtersPerGroup();
    int first = panel.filter() % source.filtersPerGroup();
    for (int lane = 0; lane < panel.filters(); lane++) {
      bias[index * width + lane] = source.bias(group, first + lane);
    }
    source.copy(group, first, panel.filters(), weights, index * terms * width, width);
  }

  @Override
  public List<Panel> panels() {
    return panels;
  }

  @Override
  public int width() {
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
  public int passes(int pixels) {
    return pixels == largestTile() ? passes.length : 1;
  }

  @Override
  public void compute(
      int pass,
      int pixels,
      int panel,
      float[] x,
      int base,
      int[] origins,
      int first,
      float[] output,
      int[] targets,
      int target,
      int column,
      int worker) {
    int weight = panel * terms * width;
    int filter = panel * width;
    if (pass > 0) {
      int before = 0;
      for (int i = 0; i < pass; i++) {
        before += passes[i].length;
      }
      VectorTileAdded14.compute(
          x,
          base,
          origins,
          first,
          passes[pass],
          weights,
          weight + before * width,
          output,
          targets,
          target,
          column);
      return;
    }
    int[] read = pixels == largestTile() ? passes[0] : places;
    compute(
        pixels, x, base, origins, first, read, weights, weight, bias, filter, output, targets,
        target, column);
  }

  /** Numbers of pixels of tiles, in ascending order. */
  static int[] tiles(boolean wide) {
    return (wide ? WIDE_TILES : NARROW_TILES).clone();
  }

  /** Calls the microkernel of that many pixels. */
  static void compute(
      int pixels,
      float[] x,
      int base,
      int[] origins,
      int first,
      int[] places,
      float[] weights,
      int weight,
      float[] bias,
      int filter,
      float[] output,
      int[] targets,
      int target,
      int column) {
    switch (pixels) {
      case 14 -> {
        if (IS_BY_ORIGIN) {
          VectorTileOrigins14.compute(
              x, base, origins, first, places, weights, weight, bias, filter, output, targets,
              target, column);
        } else {
          VectorTileFilters14.compute(
              x, base, origins, first, places, weights, weight, bias, filter, output, targets,
              target, column);
        }
      }
      case 8 ->
          VectorTileFilters8.compute(
              x, base, origins, first, places, weights, weight, bias, filter, output, targets,
              target, column);
      case 6 ->
          VectorTileFilters6.compute(
              x, base, origins, first, places, weights, weight, bias, filter, output, targets,
              target, column);
      default ->
          VectorTileFilters4.compute(
              x, base, origins, first, places, weights, weight, bias, filter, output, targets,
              target, column);
    }
  }
}
