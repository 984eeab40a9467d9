package org.kerastck.conformance;

import java.util.Optional;
import org.kerastck.engine.Outcome;
import org.kerastck.fixture.ActivationCall;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Golden;
import org.kerastck.fixture.GradientCall;
import org.kerastck.fixture.LayerCall;
import org.kerastck.reference.WrongRule;

/**
 * Why an engine deviates, as far as replaying mistakes tells: whatever is named gives the engine's
 * own numbers.
 *
 * @param rule the wrong rule of the catalogue
 * @param diagnosis the mistake, where it is no such rule
 */
record Finding(Optional<WrongRule> rule, Optional<Diagnosis> diagnosis) {
  private static final Finding NOTHING = new Finding(Optional.empty(), Optional.empty());

  /** What is found within the budget. */
  static Finding of(Case golden, Verdict verdict, Answer answer, SearchBudget budget) {
    if (!(verdict instanceof Verdict.Deviates deviates)) {
      return NOTHING;
    }
    Outcome outcome = answer.outcome();
    if (golden.expected() instanceof Golden.Raised) {
      return new Finding(Optional.empty(), AcceptedReplay.explain(golden, outcome, budget));
    }
    if (golden.call() instanceof LayerCall) {
      Optional<RuleReplay> replay = RuleReplay.of(golden, outcome);
      Optional<WrongRule> rule = replay.flatMap(RuleReplay::rule);
      return new Finding(
          rule, rule.isPresent() ? Optional.empty() : replay.flatMap(r -> r.search(budget)));
    }
    if (golden.call() instanceof GradientCall gradient) {
      return deviates.kind() == DeviationKind.REJECTED_VALID
          ? new Finding(Optional.empty(), GradientReplay.explainRefusal(gradient, answer))
          : new Finding(GradientReplay.explain(golden, outcome), Optional.empty());
    }
    return new Finding(
        Optional.empty(),
        golden.call() instanceof ActivationCall
            ? ActivationReplay.explain(golden, outcome)
            : PartReplay.explain(golden, outcome));
  }
}
