package org.kerastck.conformance;

import java.util.Optional;
import org.kerastck.fixture.GradientCall;
import org.kerastck.fixture.LayerCall;
import org.kerastck.reference.ConvolutionProblem;
import org.kerastck.reference.NaiveGradients;
import org.kerastck.reference.ReferenceGradients;
import org.kerastck.reference.ReferenceOutput;

/**
 * The bound of a gradient's elements: each is a sum of products like an output's, and lies within
 * the same {@code gamma(n) S} of its value in double precision. Only for a linear activation: the
 * slope of another would have to be bounded, too.
 */
final class GradientBound {
  private GradientBound() {}

  /**
   * What is accepted of one gradient.
   *
   * @param name such as {@code "gradients.kernel"}
   * @throws UnjudgeableCaseException where the configuration has no bound
   */
  static RoundingBound of(GradientCall call, String name) {
    ConvolutionProblem problem =
        linearProblem(call.forward())
            .orElseThrow(() -> unjudgeable(call.forward(), "this configuration"));
    ReferenceGradients gradients = NaiveGradients.compute(problem, call.upstream());
    Optional<ReferenceOutput> sums =
        switch (name) {
          case "gradients.input" -> Optional.of(gradients.input());
          case "gradients.kernel" -> Optional.of(gradients.kernel());
          case "gradients.bias" -> gradients.bias();
          default -> Optional.empty();
        };
    return RoundingBound.of(sums.orElseThrow(() -> unjudgeable(call.forward(), name)));
  }

  /** The convolution in numbers; empty where it has an activation, or cannot be put in numbers. */
  static Optional<ConvolutionProblem> linearProblem(LayerCall call) {
    return LayerProblem.of(call).filter(problem -> problem.spec().activation().equals("linear"));
  }

  private static UnjudgeableCaseException unjudgeable(LayerCall call, String what) {
    return new UnjudgeableCaseException(
        "There is no rounding bound for the gradients of %s. In: case %s"
            .formatted(what, call.id()));
  }
}
