package org.kerastck.kernel;

/**
 * Gradients on the Vector API, {@code jdk.incubator.vector}. The gradient with respect to the input
 * is a convolution of the other kind, by {@link VectorConvolution}. Without the module, or where
 * vectors have less than eight floats, this is {@link PlainGradients}, and one line of the log says
 * which flag gives the speed.
 */
public final class VectorGradients implements GradientKernel {
  private final GradientKernel plain = new PlainGradients();

  @Override
  public void inputGradient(
      ConvolutionTask task, float[] upstream, float[] kernel, float[] gradient) {
    if (VectorModule.kernelsOrExplanation().isEmpty()) {
      plain.inputGradient(task, upstream, kernel, gradient);
      return;
    }
    new VectorConvolution().convolve(task.adjoint(), upstream, kernel, null, gradient);
  }

  @Override
  public void kernelGradient(
      ConvolutionTask task, float[] input, float[] upstream, float[] gradient) {
    plain.kernelGradient(task, input, upstream, gradient);
  }

  @Override
  public void biasGradient(ConvolutionTask task, float[] upstream, float[] gradient) {
    plain.biasGradient(task, upstream, gradient);
  }
}
