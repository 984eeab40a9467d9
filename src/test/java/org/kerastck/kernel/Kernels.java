package org.kerastck.kernel;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kerastck.kernel.VectorConvolution.Method;
import org.kerastck.reference.ConvolutionProblem;
import org.kerastck.tensor.Tensor;

/** Every way to compute a convolution, by name; tiles for 16 and for 32 registers run anywhere. */
enum Kernels {
  DIRECT,
  PLAIN,
  FILTER_LANES_OF_16,
  FILTER_LANES_OF_32,
  PIXEL_LANES_OF_16,
  PIXEL_LANES_OF_32,
  CHOSEN;

  static Stream<Kernels> all() {
    return Stream.of(values());
  }

  ConvolutionKernel kernel() {
    return switch (this) {
      case DIRECT -> new DirectConvolution();
      case PLAIN -> new PlainConvolution();
      case FILTER_LANES_OF_16 -> vectors(Method.FILTER_LANES, Registers.SIXTEEN);
      case FILTER_LANES_OF_32 -> vectors(Method.FILTER_LANES, Registers.THIRTY_TWO);
      case PIXEL_LANES_OF_16 -> vectors(Method.PIXEL_LANES, Registers.SIXTEEN);
      case PIXEL_LANES_OF_32 -> vectors(Method.PIXEL_LANES, Registers.THIRTY_TWO);
      case CHOSEN -> new VectorConvolution();
    };
  }

  private static VectorConvolution vectors(Method method, Registers registers) {
    return new VectorConvolution(method, new VectorTiles(registers));
  }

  /** Ready to compute a problem. */
  PreparedConvolution prepare(ConvolutionProblem problem, Execution execution) {
    return kernel().prepare(task(problem), problem.kernel().data(), bias(problem), execution);
  }

  /** The output, in an array that held something else before. */
  float[] compute(ConvolutionProblem problem, Execution execution) {
    float[] output = new float[Math.toIntExact(problem.outputShape().elementCount())];
    Arrays.fill(output, Float.NaN);
    prepare(problem, execution).run(problem.input().data(), output);
    return output;
  }

  /** The gradient of ⟨upstream, output⟩ by the input, as the adjoint task's output. */
  float[] computeAdjoint(ConvolutionProblem problem, Tensor upstream) {
    float[] gradient = new float[problem.input().data().length];
    Arrays.fill(gradient, Float.NaN);
    kernel()
        .prepare(task(problem).adjoint(), problem.kernel().data(), null, Execution.DEFAULT)
        .run(upstream.data(), gradient);
    return gradient;
  }

  static ConvolutionTask task(ConvolutionProblem problem) {
    return new ConvolutionTask(
        problem.input().shape().size(0),
        problem.inputChannels(),
        problem.spec().filters(),
        problem.spec().groups(),
        problem.height(),
        problem.width(),
        problem.spec().dataFormat());
  }

  private static float @Nullable [] bias(ConvolutionProblem problem) {
    Optional<Tensor> bias = problem.bias();
    return bias.isPresent() ? bias.get().data() : null;
  }
}
