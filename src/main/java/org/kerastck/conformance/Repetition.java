package org.kerastck.conformance;

import java.util.Optional;
import org.kerastck.engine.ConvolutionEngine;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Golden;
import org.kerastck.reference.WrongRule;

/** Asks an engine other cases, to see whether it fails on them as it did on one. */
final class Repetition {
  private static final int MOST_RUNS = 200;

  /** An engine that dies has to be started again, which takes about a second. */
  private static final int MOST_DEATHS = 12;

  private final ConvolutionEngine engine;
  private final Result failure;
  private final RuleCounts known;
  private final SearchBudget budget = new SearchBudget(5_000_000);
  private String reason;
  private int runs;
  private int deaths;

  Repetition(ConvolutionEngine engine, Result failure, RuleCounts known) {
    this.engine = engine;
    this.failure = failure;
    this.known = known;
    this.reason = failure.reason();
  }

  /** Another error than Keras's depends on words; a time-out takes its time. */
  boolean isPossible() {
    return failure.verdict() instanceof Verdict.Crashed
        || (failure.verdict() instanceof Verdict.Deviates deviates
            && deviates.kind() != DeviationKind.WRONG_ERROR);
  }

  /**
   * Whether it fails on the same configuration with other numbers. Keras and the layers say in
   * other words why they refuse; what counts is that both do.
   */
  boolean failsAtFirst(Case made) {
    Result result = ask(made);
    if (failure.golden().expected() instanceof Golden.Raised raised
        && made.expected() instanceof Golden.Raised refused
        && raised.type().equals(refused.type())
        && raised.stage().equals(refused.stage())) {
      reason = result.reason();
    }
    return isSameFailure(result);
  }

  /** Whether it fails for the same reason; no, where it was asked too often. */
  boolean fails(Case made) {
    return runs < MOST_RUNS
        && deaths < MOST_DEATHS
        && isSameQuestion(made)
        && isSameFailure(ask(made));
  }

  private Result ask(Case made) {
    runs++;
    Result result =
        Result.of(made, failure.engine(), Answer.of(engine, made), budget, Baseline.empty(), known);
    Verdict verdict = result.verdict();
    deaths += verdict instanceof Verdict.Crashed || verdict instanceof Verdict.TimedOut ? 1 : 0;
    return result;
  }

  private boolean isSameFailure(Result result) {
    Verdict verdict = result.verdict();
    return isSameQuestion(result.golden())
        && verdict.reportName().equals(failure.verdict().reportName())
        && Baseline.kindOf(verdict).equals(Baseline.kindOf(failure.verdict()))
        && isSameMistake(result);
  }

  /** What Keras computes is not shown by what it refuses, nor the reverse. */
  private boolean isSameQuestion(Case made) {
    return made.expected() instanceof Golden.Raised
        == failure.golden().expected() instanceof Golden.Raised;
  }

  /** Of several rules that explain the failure, no smaller one is to leave more. */
  private boolean isSameMistake(Result result) {
    Optional<WrongRule> rule = failure.rule();
    return rule.isEmpty()
        ? result.reason().equals(reason)
        : result.rules().contains(rule.get()) && failure.rules().containsAll(result.rules());
  }
}
