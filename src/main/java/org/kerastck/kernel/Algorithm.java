package org.kerastck.kernel;

/** How a prepared layer gets at its sums. */
public enum Algorithm {
  /**
   * Each output element is its own chain of fused multiply-adds. What is not finite reaches the
   * outputs that Keras says, and no others.
   */
  STANDARD,
  /**
   * {@link WinogradConvolution}, for Conv2D with kernels 3×3, strides 1, dilation 1 and one group.
   * Safe where the input is finite and its pixels are of similar magnitude, as images and
   * activations are.
   */
  WINOGRAD;

  /** The kernel that computes so. */
  public ConvolutionKernel kernel() {
    return this == WINOGRAD ? new WinogradConvolution() : new VectorConvolution();
  }
}
