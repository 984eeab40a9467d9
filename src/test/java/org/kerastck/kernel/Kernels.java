package org.kerastck.kernel;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kerastck.reference.ConvolutionProblem;
import org.kerastck.tensor.Tensor;

/** Every way to compute a convolution, by name. */
enum Kernels {
  DIRECT,
  PLAIN,
  FILTER_LANES,
  PIXEL_LANES,
  CHOSEN;

  static Stream<Kernels> all() {
    return Stream.of(values());
  }

  ConvolutionKernel kernel() {
    return switch (this) {
      case DIRECT -> new DirectConvolution();
      case PLAIN -> new PlainConvolution();
      case FILTER_LANES -> new VectorConvolution(VectorConvolution.Method.FILTER_LANES);
      case PIXEL_LANES -> new VectorConvolution(VectorConvolution.Method.PIXEL_LANES);
      case CHOSEN -> new VectorConvolution();
    };
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
