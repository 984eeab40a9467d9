package org.kerastck.conformance;

import java.util.List;
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
 * @param rules every wrong rule of the catalogue that gives them: in one case nothing tells these
 *     apart
 * @param diagnosis the mistake, where it is no such rule
 */
public record Finding(List<WrongRule> rules, Optional<Diagnosis> diagnosis) {
  private static final Finding NOTHING = new Finding(List.of(), Optional.empty());

  /**
   * Every wrong rule of the catalogue that gives a backend's own numbers: the rule alone does not
   * tell them apart in this case, though it may in others.
   */
  public static List<WrongRule> rules(Case golden, Outcome.Output outcome) {
    return golden.call() instanceof GradientCall
        ? GradientReplay.rules(golden, outcome)
        : RuleReplay.of(golden, outcome).map(RuleReplay::rules).orElseGet(List::of);
  }

  /** What a backend does, in words, where no rule of the catalogue gives its numbers. */
  public static Optional<Diagnosis> diagnosis(Case golden, Outcome.Output outcome) {
    return diagnosis(golden, outcome, SearchBudget.ofCase(), RuleCounts.NONE);
  }

  /**
   * What is found within the budget.
   *
   * @param known which of several rules is named inside a sentence
   */
  static Finding of(
      Case golden, Verdict verdict, Answer answer, SearchBudget budget, RuleCounts known) {
    if (!(verdict instanceof Verdict.Deviates deviates)) {
      return NOTHING;
    }
    Outcome outcome = answer.outcome();
    if (golden.expected() instanceof Golden.Raised) {
      return new Finding(List.of(), AcceptedReplay.explain(golden, outcome, budget, known));
    }
    if (golden.call() instanceof GradientCall gradient
        && deviates.kind() == DeviationKind.REJECTED_VALID) {
      return new Finding(List.of(), GradientReplay.explainRefusal(gradient, answer, known));
    }
    if (!(outcome instanceof Outcome.Output output)) {
      return NOTHING;
    }
    Optional<Diagnosis> contradiction = contradiction(golden, output);
    if (contradiction.isPresent()) {
      return new Finding(List.of(), contradiction);
    }
    List<WrongRule> rules = rules(golden, output);
    return new Finding(
        rules, rules.isEmpty() ? diagnosis(golden, output, budget, known) : Optional.empty());
  }

  private static Optional<Diagnosis> contradiction(Case golden, Outcome.Output outcome) {
    return golden.expected() instanceof Golden.Output expected
        ? RuleReplay.of(golden, outcome).flatMap(replay -> replay.contradiction(expected))
        : Optional.empty();
  }

  private static Optional<Diagnosis> diagnosis(
      Case golden, Outcome.Output outcome, SearchBudget budget, RuleCounts known) {
    if (golden.call() instanceof LayerCall) {
      return RuleReplay.of(golden, outcome).flatMap(replay -> replay.diagnosis(budget, known));
    }
    if (golden.call() instanceof GradientCall) {
      return GradientReplay.misplacedBias(golden, outcome);
    }
    return golden.call() instanceof ActivationCall
        ? ActivationReplay.explain(golden, outcome)
        : PartReplay.explain(golden, outcome);
  }
}
