package org.kerastck.conformance;

import java.time.Duration;
import java.util.Optional;
import org.kerastck.engine.Outcome;
import org.kerastck.fixture.Case;
import org.kerastck.reference.WrongRule;

/** Results of an engine called e, as tests need them. */
public final class SmallResult {
  private SmallResult() {}

  /** A result whose failure the baseline knows, or does not. */
  public static Result of(Case golden, Verdict verdict, Optional<WrongRule> rule, boolean known) {
    return of(golden, verdict, new Outcome.Unsupported("not run"), rule, known);
  }

  /** The same with what the engine gave. */
  public static Result of(
      Case golden, Verdict verdict, Outcome outcome, Optional<WrongRule> rule, boolean known) {
    Optional<Baseline.Entry> entry =
        known
            ? Optional.of(
                new Baseline.Entry(verdict.reportName(), Baseline.kindOf(verdict), "why", ""))
            : Optional.empty();
    return new Result(
        golden,
        "e",
        verdict,
        rule.stream().toList(),
        Optional.empty(),
        entry,
        outcome,
        Duration.ZERO);
  }
}
