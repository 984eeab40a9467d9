package org.kerastck.conformance;

import java.util.Optional;
import org.kerastck.fixture.Case;
import org.kerastck.report.Reproduction;

/**
 * A failure of the matrix: what was expected, what came, and how to see it again; no stack trace.
 */
final class MatrixFailure extends AssertionError {
  private static final long serialVersionUID = 1L;

  MatrixFailure(String engine, Case golden, Verdict verdict, Optional<Baseline.Entry> known) {
    super(
        "%s on %s%n  expected: %s%n  verdict:  %s %s%n  %s%n  again:    %s"
            .formatted(
                engine,
                golden.id(),
                known
                    .map(entry -> entry.verdict() + " " + entry.kind() + ", by the baseline")
                    .orElse("conforms"),
                verdict.reportName(),
                Baseline.kindOf(verdict),
                verdict.sentence(),
                Reproduction.test(golden.id())));
  }

  MatrixFailure(Case golden, boolean agree) {
    super(
        "java and nd4j %s on %s, against the baseline of nd4j%n  again: %s"
            .formatted(agree ? "agree" : "differ", golden.id(), Reproduction.test(golden.id())));
  }

  @Override
  public Throwable fillInStackTrace() {
    return this;
  }
}
