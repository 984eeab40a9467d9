package org.kerastck.geometry;

/** Where each output element of one axis takes its input from. */
public sealed interface AxisGeometry permits ConvolutionAxis, TransposedAxis {

  /** n, the number of input elements. */
  int inputSize();

  /** The number of output elements. */
  int outputSize();

  /** Kernel size, strides and dilation rate. */
  AxisParameters parameters();

  /**
   * The input element that tap {@code tap} of output element {@code output} reads, or -1 where that
   * tap meets padding, an inserted zero or nothing.
   */
  int inputIndex(int output, int tap);

  /**
   * The axis with input and output exchanged, of the other kind: at each tap its output element i
   * reads input element o exactly where this axis's output element o reads input element i. The
   * gradient with respect to a layer's input goes this way.
   */
  AxisGeometry adjoint();
}
