package org.kerastck.kernel;

import java.util.Collections;
import java.util.List;

/**
 * Tiles of pixels by two vectors of channels, for layers where each filter reads a channel of its
 * own.
 */
final class VectorTileChannels implements FilterTiles {
  private static final TileSizes WIDE_SIZES = new TileSizes(6, 14);
  private static final TileSizes NARROW_SIZES = new TileSizes(6);

  /** Both operands of an operation come from memory. */
  private static final double COST = 1.5;

  private final int width;
  private final int terms;
  private final List<Panel> panels;
  private final List<Window> windows;
  private final float[] weights;
  private final float[] bias;

  VectorTileChannels(Weights source, List<Window> windows, int lanes) {
    width = 2 * lanes;
    terms = source.terms();
    int channels = source.groups();
    panels = Panel.ofChannels(channels, width);
    this.windows = windows;
    weights = new float[Sizes.product(panels.size(), terms, width)];
    bias = new float[panels.size() * width];
    for (int channel = 0; channel < channels; channel++) {
      int lane = channel % width;
      int panel = channel / width;
      source.copyBias(channel, 0, 1, bias, channel);
      source.copy(channel, 0, 1, weights, panel * terms * width + lane, width);
    }
  }

  @Override
  public List<Panel> panels() {
    return panels;
  }

  @Override
  public int passes(int window, int pixels) {
    return 1;
  }

  @Override
  public void compute(
      int window,
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
    int[] places = windows.get(window).places();
    int weight = (panel * terms + windows.get(window).firstTerm()) * width;
    int filter = panel * width;
    compute(
        pixels, x, base, origins, first, places, weights, weight, bias, filter, output, targets,
        target, column);
  }

  /** How many pixels tiles have. */
  static TileSizes sizes(Registers registers) {
    return registers == Registers.THIRTY_TWO ? WIDE_SIZES : NARROW_SIZES;
  }

  /** How channels are divided into panels. */
  static List<PanelKind> panels(int channels, int lanes, Registers registers) {
    PanelKind kind = new PanelKind(2, sizes(registers).largest(), COST);
    return Collections.nCopies(Sizes.parts(channels, 2 * lanes), kind);
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
