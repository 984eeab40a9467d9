package org.kerastck.conformance;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kerastck.engine.Outcome;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Comparison;
import org.kerastck.fixture.GradientCall;
import org.kerastck.reference.ConvolutionProblem;
import org.kerastck.reference.NaiveGradients;
import org.kerastck.reference.ReferenceGradients;
import org.kerastck.reference.ReferenceOutput;
import org.kerastck.reference.WrongRule;
import org.kerastck.tensor.Tensor;

/** Names the wrong rule of which an engine's gradients are the gradients. */
final class GradientReplay {
  private GradientReplay() {}

  /** The first rule under which the definition gives all of the engine's gradients. */
  static Optional<WrongRule> explain(Case golden, Outcome outcome) {
    if (!(golden.call() instanceof GradientCall call)
        || !(outcome instanceof Outcome.Output output)) {
      return Optional.empty();
    }
    Optional<ConvolutionProblem> right = GradientBound.linearProblem(call.forward());
    for (WrongRule rule : WrongRule.values()) {
      Optional<ConvolutionProblem> wrong =
          right.flatMap(rule::mutate).filter(ConvolutionProblem::isComputable);
      if (wrong.isPresent()
          && wrong.get().outputShape().equals(call.upstream().shape())
          && gives(
              NaiveGradients.compute(wrong.get(), call.upstream()),
              output.tensors(),
              golden.comparison())) {
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }

  private static boolean gives(
      ReferenceGradients gradients, Map<String, Tensor> tensors, Comparison comparison) {
    return isSame(gradients.input(), tensors.get("gradients.input"), comparison)
        && isSame(gradients.kernel(), tensors.get("gradients.kernel"), comparison)
        && gradients
            .bias()
            .map(bias -> isSame(bias, tensors.get("gradients.bias"), comparison))
            .orElse(true);
  }

  private static boolean isSame(
      ReferenceOutput sums, @Nullable Tensor tensor, Comparison comparison) {
    if (tensor == null || !tensor.shape().equals(sums.shape())) {
      return false;
    }
    RoundingBound bound = RoundingBound.of(sums);
    for (int i = 0; i < tensor.data().length; i++) {
      float value = (float) sums.value(i);
      boolean same =
          comparison == Comparison.EXACT
              ? Acceptance.equal(value, tensor.data()[i])
              : bound.accepts(i, value, tensor.data()[i]);
      if (!same) {
        return false;
      }
    }
    return true;
  }
}
