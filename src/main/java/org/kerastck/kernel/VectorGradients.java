package org.kerastck.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Gradients on the Vector API, {@code jdk.incubator.vector}. The gradient with respect to the input
 * is a convolution of the other kind, {@link ConvolutionTask#adjoint}, by {@link
 * VectorConvolution}; that with respect to the kernel is a matrix product that sums over pixels.
 * Without the module, or where vectors have less than eight floats, this is {@link PlainGradients},
 * and one line of the log says which flag gives the speed.
 *
 * <p>The gradients by the kernel and the bias are summed over blocks of pixels, which depend on the
 * task alone: the bits are the same on any number of threads and for vectors of any width.
 */
public final class VectorGradients implements GradientKernel {
  private final GradientKernel plain = new PlainGradients();
  private final Execution execution;
  private final Supplier<Optional<VectorMicrokernels>> microkernels;

  /** On the caller's thread alone. */
  public VectorGradients() {
    this(1);
  }

  /**
   * On several threads, which are started for each gradient: that pays from some ten million
   * multiply-adds.
   *
   * @param threads how many, the caller's among them; the bits do not depend on it
   */
  public VectorGradients(int threads) {
    this.execution = Execution.DEFAULT.withThreads(threads);
    this.microkernels = VectorModule::kernelsOrExplanation;
  }

  /** On the caller's thread alone, with these microkernels. */
  VectorGradients(VectorMicrokernels kernels) {
    this.execution = Execution.DEFAULT;
    this.microkernels = () -> Optional.of(kernels);
  }

  @Override
  public void inputGradient(
      ConvolutionTask task, float[] upstream, float[] kernel, float[] gradient) {
    Optional<VectorMicrokernels> kernels = microkernels.get();
    if (kernels.isEmpty()) {
      plain.inputGradient(task, upstream, kernel, gradient);
      return;
    }
    ConvolutionTask adjoint = task.adjoint();
    if (DirectConvolution.isTiny(adjoint) || DirectConvolution.isNeeded(adjoint, kernel)) {
      new DirectConvolution().convolve(adjoint, upstream, kernel, null, gradient);
      return;
    }
    CallArrays arrays = new CallArrays();
    arrays.set(upstream, gradient);
    run(new VectorConvolution().stages(adjoint, kernel, null, execution, kernels.get(), arrays));
  }

  @Override
  public void kernelGradient(
      ConvolutionTask task, float[] input, float[] upstream, float[] gradient) {
    // Of a transposed layer, windows move over the output.
    ConvolutionTask convolution = task.isTransposed() ? task.adjoint() : task;
    float[] windowed = task.isTransposed() ? upstream : input;
    float[] dense = task.isTransposed() ? input : upstream;
    Optional<VectorMicrokernels> kernels = microkernels.get();
    if (kernels.isEmpty() || DirectConvolution.isNeeded(convolution, dense)) {
      plain.kernelGradient(task, input, upstream, gradient);
      return;
    }
    Arrays.fill(gradient, 0);
    CallArrays arrays = new CallArrays();
    arrays.set(windowed, gradient);
    run(PixelSums.stages(convolution, dense, execution.threads(), kernels.get(), arrays));
  }

  @Override
  public void biasGradient(ConvolutionTask task, float[] upstream, float[] gradient) {
    Optional<VectorMicrokernels> kernels = microkernels.get();
    if (kernels.isEmpty() || upstream.length == 0) {
      plain.biasGradient(task, upstream, gradient);
      return;
    }
    BiasSums.compute(task, kernels.get().gradientTiles(task), upstream, gradient);
  }

  private void run(List<Stage> stages) {
    try (Team team = new Team(execution.threads())) {
      team.run(stages);
    }
  }
}
