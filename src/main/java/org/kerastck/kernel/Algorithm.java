package org.kerastck.kernel;

import org.apiguardian.api.API;

/** How a prepared layer gets at its sums. */
@API(status = API.Status.MAINTAINED)
public enum Algorithm {
  /**
   * Each output element is its own chain of fused multiply-adds. What is not finite reaches the
   * outputs that Keras says, and no others.
   */
  STANDARD,
  /**
   * Winograd's minimal filtering, for Conv2D with kernels 3×3, strides 1, dilation 1 and one group.
   * Safe where the input is finite and its pixels are of similar magnitude, as images and
   * activations are.
   */
  WINOGRAD
}
