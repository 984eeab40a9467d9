package org.kerastck.kernel;

/**
 * A way to compute the gradients of ⟨upstream, output⟩ of a convolution in float32. All arrays are
 * row-major, in the layouts of {@link ConvolutionKernel#convolve}; {@code upstream} has the
 * output's. Implementations keep no state.
 */
public interface GradientKernel {

  /**
   * The gradient with respect to the input.
   *
   * @param task all sizes
   * @param upstream one element an output element
   * @param kernel the convolution's kernel
   * @param gradient receives every element, in the input's layout
   */
  void inputGradient(ConvolutionTask task, float[] upstream, float[] kernel, float[] gradient);

  /**
   * The gradient with respect to the kernel.
   *
   * @param task all sizes
   * @param input the convolution's input
   * @param upstream one element an output element
   * @param gradient receives every element, in the kernel's layout
   */
  void kernelGradient(ConvolutionTask task, float[] input, float[] upstream, float[] gradient);

  /**
   * The gradient with respect to the bias: the sum of {@code upstream} over all pixels.
   *
   * @param task all sizes
   * @param upstream one element an output element
   * @param gradient receives one element a filter
   */
  void biasGradient(ConvolutionTask task, float[] upstream, float[] gradient);
}
