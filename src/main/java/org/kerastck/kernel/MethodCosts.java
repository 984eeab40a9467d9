package org.kerastck.kernel;

import org.kerastck.tensor.DataFormat;

/**
 * Which method is expected to be faster, in units of one vector operation. The factors were
 * measured on one machine; being wrong costs time alone.
 */
final class MethodCosts {
  /** Moving an element to another place in the order of axes. */
  private static final double TRANSPOSED_ELEMENT = 2.5;

  /** Moving an element along with its neighbours. */
  private static final double COPIED_ELEMENT = 0.15;

  /** An operation of a tile of pixels, at least. */
  private static final double PIXEL_LANES = 1.1;

  /** A tile's start, end and call. */
  private static final double TILE = 60;

  private MethodCosts() {}

  static VectorConvolution.Method cheapest(ConvolutionTask task, VectorMicrokernels kernels) {
    if (kernels.hasChannelRows() && ChannelLanes.fits(task, kernels.lanes())) {
      return VectorConvolution.Method.CHANNEL_LANES;
    }
    return filterLanes(task, kernels) <= pixelLanes(task, kernels)
        ? VectorConvolution.Method.FILTER_LANES
        : VectorConvolution.Method.PIXEL_LANES;
  }

  private static double filterLanes(ConvolutionTask task, VectorMicrokernels kernels) {
    int groups = task.isDepthwise() ? 1 : task.groups();
    double products = 0;
    for (Phase phase : Phase.of(task)) {
      double pixels = Sizes.roundUp(task.batch() * phase.pixels(), 4);
      for (PanelKind panel : kernels.panels(task, phase.terms())) {
        double each = panel.vectors() * panel.cost() * phase.terms();
        products += groups * (pixels * each + (pixels / panel.pixels() + 1) * TILE);
      }
    }
    boolean native_ = task.format() == DataFormat.CHANNELS_LAST;
    return products + moves(task, native_);
  }

  private static double pixelLanes(ConvolutionTask task, VectorMicrokernels kernels) {
    PixelBlocks blocks = kernels.pixelBlocks(task.filters() / task.groups());
    double products = 0;
    for (Phase phase : Phase.of(task)) {
      int pitch = phase.columns().count() + phase.columns().taps() - 1;
      int span = (phase.rows().count() - 1) * pitch + phase.columns().count();
      for (PixelBlocks.Block block : blocks.blocks()) {
        double tiles = Sizes.parts(span, block.pixels());
        double each = block.rows() * (block.pixels() / (double) kernels.lanes()) * phase.terms();
        double slow = Math.max(PIXEL_LANES, block.cost());
        products += task.batch() * task.groups() * tiles * (each * slow + TILE);
      }
    }
    return products + moves(task, task.format() == DataFormat.CHANNELS_FIRST);
  }

  private static double moves(ConvolutionTask task, boolean inOrder) {
    double inputs = (double) task.inputSize();
    double outputs = (double) task.outputSize();
    return (inputs + outputs) * (inOrder ? COPIED_ELEMENT : TRANSPOSED_ELEMENT);
  }
}
