package org.kerastck.conformance;

import java.util.Optional;
import org.kerastck.engine.Outcome;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.SpecReader;
import org.kerastck.fixture.UnreadableSpecException;
import org.kerastck.fixture.Weights;
import org.kerastck.reference.ConvolutionProblem;
import org.kerastck.reference.ConvolutionSpec;
import org.kerastck.reference.NaiveConvolution;
import org.kerastck.reference.ReferenceActivation;
import org.kerastck.reference.ReferenceOutput;
import org.kerastck.reference.WrongRule;
import org.kerastck.tensor.Tensor;

/** Replays the catalogue of wrong rules on a deviating case, to name the engine's mistake. */
public final class RuleReplay {
  private RuleReplay() {}

  /** The first rule under which the definition gives the engine's own output, in every number. */
  public static Optional<WrongRule> explain(Case golden, Outcome outcome) {
    if (!(outcome instanceof Outcome.Output output) || golden.call().weights().isEmpty()) {
      return Optional.empty();
    }
    try {
      ConvolutionSpec spec = SpecReader.read(golden.call().layer());
      Weights weights = golden.call().weights().get();
      Optional<ReferenceActivation> activation = ReferenceActivation.named(spec.activation());
      boolean regular = spec.isPositive() && golden.call().input().shape().rank() == 4;
      if (activation.isEmpty() || !regular) {
        return Optional.empty();
      }
      ConvolutionProblem right =
          ConvolutionProblem.of(spec, golden.call().input(), weights.kernel(), weights.bias());
      for (WrongRule rule : WrongRule.values()) {
        Optional<ConvolutionProblem> wrong = rule.mutate(right);
        if (wrong.isPresent() && gives(wrong.get(), activation.get(), output.tensor())) {
          return Optional.of(rule);
        }
      }
      return Optional.empty();
    } catch (UnreadableSpecException e) {
      return Optional.empty();
    }
  }

  private static boolean gives(
      ConvolutionProblem problem, ReferenceActivation activation, Tensor actual) {
    if (!problem.isComputable() || !problem.outputShape().equals(actual.shape())) {
      return false;
    }
    ReferenceOutput reference = NaiveConvolution.compute(problem);
    Acceptance acceptance = RoundingBound.of(reference, activation);
    for (int i = 0; i < actual.data().length; i++) {
      float value = (float) activation.apply(reference.value(i));
      if (!acceptance.accepts(i, value, actual.data()[i])) {
        return false;
      }
    }
    return true;
  }
}
