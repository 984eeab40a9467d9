package org.kerastck.kernel;

import java.util.List;

/** On the Vector API. */
interface VectorMicrokernels extends Microkernels {

  /** How many floats a vector has. */
  int lanes();

  /**
   * How a group's filters are divided into panels; of a depthwise task all filters.
   *
   * @param terms of the phase that they compute
   */
  List<PanelKind> panels(ConvolutionTask task, int terms);

  /** How a group's filters are divided into blocks. */
  PixelBlocks pixelBlocks(int filters);

  /**
   * Packs a phase's weights for tiles of filters by pixels.
   *
   * @param places where each term of the first pixel's window lies
   */
  PixelTiles pixelTiles(Weights weights, int[] places);

  /** Whether {@link #channelRows} are known to be fast on this machine. */
  boolean hasChannelRows();

  /** Rows of a depthwise layer, with those strides of the width. */
  ChannelRows channelRows(int strides);

  /** Tiles of the gradient with respect to a convolution's kernel. */
  GradientTiles gradientTiles(ConvolutionTask task);
}
