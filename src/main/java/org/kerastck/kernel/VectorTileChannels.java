package org.kerastck.kernel;

import java.util.List;

/**
 * Tiles of pixels by two vectors of channels, for layers where each filter reads a channel of its
 * own.
 */
final class VectorTileChannels implements FilterTiles {
  /** The number of pixels of a tile. */
  static final int PIXELS = 6;

  private final int width;
  private final int terms;
  private final List<Panel> panels;
  private final int[] offsets;
  private final float[] weights;
  private final float[] bias;

  VectorTileChannels(Weights source, int[] offsets, int lanes) {
    width = 2 * lanes;
    terms = source.terms();
    int channels = source.groups();
    panels = Panel.ofChannels(channels, width);
    this.offsets = offsets;
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
    return PIXELS;
  }

  @Override
  public int tile(int remaining) {
    return PIXELS;
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
    VectorTileChannels6.compute(
        x,
        base,
        places,
        first,
        offsets,
        weights,
        panel * terms * width,
        bias,
        panel * width,
        output,
        targets,
        target,
        column);
  }
}
