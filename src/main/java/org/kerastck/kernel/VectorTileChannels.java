package org.kerastck.kernel;

import java.util.List;

/**
 * Tiles of pixels by two vectors of channels, for layers where each filter reads a channel of its
 * own.
 */
final class VectorTileChannels implements FilterTiles {
  private static final int[] WIDE_TILES = {6, 14};
  private static final int[] NARROW_TILES = {6};

  private final int width;
  private final int terms;
  private final List<Panel> panels;
  private final int[] tiles;
  private final int[] places;
  private final float[] weights;
  private final float[] bias;

  VectorTileChannels(Weights source, int[] places, int lanes, boolean wide) {
    width = 2 * lanes;
    terms = source.terms();
    int channels = source.groups();
    panels = Panel.ofChannels(channels, width);
    this.tiles = tiles(wide);
    this.places = places;
    weights = new float[Sizes.product(panels.size(), terms, width)];
    bias = new float[panels.size() * width];
    for (int channel = 0; channel < channels; channel++) {
      int lane = channel % width;
      int panel = channel / width;
      bias[channel] = source.bias(channel, 0);
      source.copy(channel, 0, 1, weights, panel * terms * width + lane, width);
    }
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
    return remaining <= tiles[0] ? tiles[0] : largestTile();
  }

  @Override
  public int passes(int pixels) {
    return 1;
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
    compute(
        pixels, x, base, origins, first, places, weights, weight, bias, filter, output, targets,
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
    if (pixels == 14) {
      VectorTileChannels14.compute(
          x, base, origins, first, places, weights, weight, bias, filter, output, targets, target,
          column);
    } else {
      VectorTileChannels6.compute(
          x, base, origins, first, places, weights, weight, bias, filter, output, targets, target,
          column);
    }
  }
}
