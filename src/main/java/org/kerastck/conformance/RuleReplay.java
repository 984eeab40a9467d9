package org.kerastck.conformance;

import java.util.Optional;
import org.kerastck.engine.Outcome;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Golden;
import org.kerastck.fixture.SpecReader;
import org.kerastck.fixture.UnreadableSpecException;
import org.kerastck.fixture.Weights;
import org.kerastck.reference.ConvolutionProblem;
import org.kerastck.reference.ConvolutionSpec;
import org.kerastck.reference.NaiveConvolution;
import org.kerastck.reference.ReferenceActivation;
import org.kerastck.reference.WrongRule;
import org.kerastck.tensor.Tensor;

/** Replays the catalogue of wrong rules on a deviating case, to name the engine's mistake. */
public final class RuleReplay {
  private RuleReplay() {}

  /** The first rule under which the definition gives the engine's own output, in every number. */
  public static Optional<WrongRule> explain(Case golden, Outcome outcome) {
    boolean bothComputed =
        golden.expected() instanceof Golden.Output && outcome instanceof Outcome.Output;
    if (!bothComputed || golden.call().weights().isEmpty()) {
      return Optional.empty();
    }
    Tensor output = ((Outcome.Output) outcome).tensor();
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
        if (wrong.isPresent() && gives(wrong.get(), activation.get(), output)) {
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
    boolean[] same = {true};
    NaiveConvolution.visit(
        problem,
        (offset, value, magnitude, terms) -> {
          float actualValue = actual.data()[offset];
          double expected = activation.apply(value);
          same[0] =
              Acceptance.equal((float) expected, actualValue)
                  || Math.abs(actualValue - expected) <= RoundingBound.bound(magnitude, terms);
          return same[0];
        });
    return same[0];
  }
}
