package org.kerastck.kernel;

import org.jspecify.annotations.Nullable;

/** A way to compute convolutions in float32. Implementations keep no state. */
public interface ConvolutionKernel {

  /**
   * Computes the task.
   *
   * @param task all sizes
   * @param input row-major, in the task's format
   * @param kernel {@code (kh, kw, channels / groups, filters)}, transposed {@code (kh, kw, filters,
   *     channels)}
   * @param bias one element a filter, or null
   * @param output receives every element, row-major, in the task's format
   */
  void convolve(
      ConvolutionTask task, float[] input, float[] kernel, float @Nullable [] bias, float[] output);
}
