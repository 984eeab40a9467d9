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

  /** The first rule under which the definition gives all of the engine's gradients, exactly. */
  static Optional<WrongRule> explain(Case golden, Outcome outcome) {
    if (!(golden.call() instanceof GradientCall call)
        || !(outcome instanceof Outcome.Output output)
        || golden.comparison() != Comparison.EXACT) {
      return Optional.empty();
    }
    Optional<ConvolutionProblem> right = GradientBound.linearProblem(call.forward());
    for (WrongRule rule : WrongRule.values()) {
      Optional<ConvolutionProblem> wrong =
          right.flatMap(rule::mutate).filter(ConvolutionProblem::isComputable);
      if (wrong.isPresent()
          && wrong.get().outputShape().equals(call.upstream().shape())
          && gives(NaiveGradients.compute(wrong.get(), call.upstream()), output.tensors())) {
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }

  private static boolean gives(ReferenceGradients gradients, Map<String, Tensor> tensors) {
    return isSame(gradients.input(), tensors.get("gradients.input"))
        && isSame(gradients.kernel(), tensors.get("gradients.kernel"))
        && gradients.bias().map(bias -> isSame(bias, tensors.get("gradients.bias"))).orElse(true);
  }

  private static boolean isSame(ReferenceOutput sums, @Nullable Tensor tensor) {
    if (tensor == null || !tensor.shape().equals(sums.shape())) {
      return false;
    }
    for (int i = 0; i < tensor.data().length; i++) {
      if (!Acceptance.equal((float) sums.value(i), tensor.data()[i])) {
        return false;
      }
    }
    return true;
  }
}
