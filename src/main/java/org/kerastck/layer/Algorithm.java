package org.kerastck.layer;

import org.kerastck.kernel.ConvolutionKernel;
import org.kerastck.kernel.VectorConvolution;
import org.kerastck.kernel.WinogradConvolution;

/** How a prepared layer gets at its sums. */
public enum Algorithm {
  /**
   * Each output element is its own chain of fused multiply-adds. Infinities and NaN are in the
   * outputs in which Keras has them.
   */
  STANDARD,
  /**
   * Winograd's minimal filtering, for Conv2D with kernels 3×3, strides 1, dilation 1 and one group.
   * Infinities may become NaN, and rounding errors are those of the largest pixel times the largest
   * weight of a window: safe where the input is finite and its pixels are of similar magnitude, as
   * images and activations are.
   */
  WINOGRAD;

  /** The kernel that computes so. */
  ConvolutionKernel kernel() {
    return switch (this) {
      case STANDARD -> new VectorConvolution();
      case WINOGRAD -> new WinogradConvolution();
    };
  }
}
