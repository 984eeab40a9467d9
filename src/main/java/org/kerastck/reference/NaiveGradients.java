package org.kerastck.reference;

import java.util.Optional;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/**
 * The gradients of the output before the activation, in double precision. With
 *
 * <pre>
 * ⟨upstream, out⟩ = sum over (i, k, o) of upstream[o] * in[i] * kernel[k] + sum over o of upstream[o] * bias[filter(o)]
 * </pre>
 *
 * every product adds {@code upstream[o] * kernel[k]} to the gradient with respect to {@code in[i]}
 * and {@code upstream[o] * in[i]} to that with respect to {@code kernel[k]}; every output element
 * adds its {@code upstream[o]} to that with respect to its filter's bias.
 */
public final class NaiveGradients {
  private NaiveGradients() {}

  /**
   * The gradients.
   *
   * @param upstream of the output's shape
   * @throws IllegalArgumentException where it has another
   */
  public static ReferenceGradients compute(ConvolutionProblem problem, Tensor upstream) {
    if (!upstream.shape().equals(problem.outputShape())) {
      throw new IllegalArgumentException(
          "upstream must have the output's shape %s. Received: shape %s"
              .formatted(problem.outputShape(), upstream.shape()));
    }
    float[] g = upstream.data();
    float[] x = problem.input().data();
    float[] w = problem.kernel().data();
    ReferenceOutput.Accumulator input = new ReferenceOutput.Accumulator(problem.input().shape());
    ReferenceOutput.Accumulator kernel = new ReferenceOutput.Accumulator(problem.kernel().shape());
    ConvolutionTerms.visit(
        problem,
        (i, k, o) -> {
          input.add(i, (double) g[o] * w[k]);
          kernel.add(k, (double) g[o] * x[i]);
        });
    return new ReferenceGradients(input.sums(), kernel.sums(), bias(problem, g));
  }

  private static Optional<ReferenceOutput> bias(ConvolutionProblem problem, float[] g) {
    if (problem.bias().isEmpty()) {
      return Optional.empty();
    }
    ReferenceOutput.Accumulator bias =
        new ReferenceOutput.Accumulator(Shape.of(problem.spec().filters()));
    for (int o = 0; o < g.length; o++) {
      bias.add(ConvolutionTerms.filter(problem, o), g[o]);
    }
    return Optional.of(bias.sums());
  }
}
