package org.kerastck.kernel;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Convolution as matrix products on the Vector API, {@code jdk.incubator.vector}. Without the
 * module, or where vectors have less than eight floats, it is {@link PlainConvolution}, and says in
 * one line of the log which flag gives the speed.
 */
public final class VectorConvolution implements ConvolutionKernel {

  /** What lies in vectors; each channel's own filter, where a task is of {@link ChannelLanes}. */
  enum Method {
    FILTER_LANES,
    PIXEL_LANES,
    CHANNEL_LANES
  }

  private final Optional<Method> forced;
  private final Supplier<Optional<VectorMicrokernels>> microkernels;

  /** Takes whichever method is expected to be faster. */
  public VectorConvolution() {
    this.forced = Optional.empty();
    this.microkernels = VectorModule::kernelsOrExplanation;
  }

  /** Takes this method always, with these microkernels. */
  VectorConvolution(Method method, VectorMicrokernels kernels) {
    this.forced = Optional.of(method);
    this.microkernels = () -> Optional.of(kernels);
  }

  /** Whether the Vector API can be used. */
  public static boolean isAvailable() {
    return VectorModule.kernels().isPresent();
  }

  /** On the Vector API, or in plain Java. */
  static Microkernels microkernels() {
    Optional<VectorMicrokernels> kernels = VectorModule.kernelsOrExplanation();
    return kernels.isPresent() ? kernels.get() : new PlainMicrokernels();
  }

  @Override
  public void convolve(
      ConvolutionTask task,
      float[] input,
      float[] kernel,
      float @Nullable [] bias,
      float[] output) {
    ConvolutionKernel method =
        forced.isEmpty() && DirectConvolution.isTiny(task) ? new DirectConvolution() : this;
    method.prepare(task, kernel, bias, Execution.DEFAULT).run(input, output);
  }

  @Override
  public PreparedConvolution prepare(
      ConvolutionTask task, float[] kernel, float @Nullable [] bias, Execution execution) {
    Optional<VectorMicrokernels> kernels = microkernels.get();
    if (kernels.isEmpty() || DirectConvolution.isNeeded(task, kernel)) {
      return new PlainConvolution().prepare(task, kernel, bias, execution);
    }
    CallArrays arrays = new CallArrays();
    return new StagedConvolution(
        task,
        arrays,
        stages(task, kernel, bias, execution, kernels.get(), arrays),
        execution.threads());
  }

  /** The stages of a run. */
  List<Stage> stages(
      ConvolutionTask task,
      float[] kernel,
      float @Nullable [] bias,
      Execution execution,
      VectorMicrokernels kernels,
      CallArrays arrays) {
    return switch (forced.orElseGet(() -> MethodCosts.cheapest(task, kernels))) {
      case FILTER_LANES -> FilterLanes.stages(task, kernel, bias, execution, kernels, arrays);
      case PIXEL_LANES -> PixelLanes.stages(task, kernel, bias, execution, kernels, arrays);
      case CHANNEL_LANES -> ChannelLanes.stages(task, kernel, bias, execution, kernels, arrays);
    };
  }
}
