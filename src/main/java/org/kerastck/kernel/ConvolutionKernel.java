package org.kerastck.kernel;

import org.jspecify.annotations.Nullable;

/**
 * A way to compute convolutions in float32. Implementations keep no state.
 *
 * <p>All but {@link WinogradConvolution} give the same numbers: each output element is one chain of
 * fused multiply-adds that starts at its bias and goes over the kernel's rows, then its columns,
 * then the input channels. What pads the input adds nothing to it, and may at most turn −0 into 0.
 */
public interface ConvolutionKernel {

  /**
   * Makes ready to compute one task with one set of weights any number of times: weights are packed
   * and buffers are made here.
   *
   * @param task all sizes
   * @param kernel {@code (kh, kw, channels / groups, filters)}, transposed {@code (kh, kw, filters
   *     / groups, channels)}; later changes of it have no effect
   * @param bias one element a filter, or null
   * @param execution how to compute it
   */
  PreparedConvolution prepare(
      ConvolutionTask task, float[] kernel, float @Nullable [] bias, Execution execution);

  /**
   * Computes the task once.
   *
   * @param task all sizes
   * @param input row-major, in the task's format
   * @param kernel as in {@link #prepare}
   * @param bias one element a filter, or null
   * @param output receives every element, row-major, in the task's format
   */
  default void convolve(
      ConvolutionTask task,
      float[] input,
      float[] kernel,
      float @Nullable [] bias,
      float[] output) {
    prepare(task, kernel, bias, Execution.DEFAULT).run(input, output);
  }
}
