package org.kerastck.testkit;

import org.kerastck.conformance.Baseline;
import org.kerastck.conformance.Result;
import org.kerastck.run.CaseLine;

/** A case that fails, in words; a stack trace would say nothing about it. */
final class CaseFailure extends AssertionError {
  private static final long serialVersionUID = 1L;

  private CaseFailure(String message) {
    super(message);
  }

  /** The engine does not do what Keras does. */
  static CaseFailure deviates(Result result, String again) {
    return new CaseFailure(
        "%s: %s%n  again: %s".formatted(result.golden().id(), CaseLine.of(result), again));
  }

  /** The engine no longer fails as the baseline says. */
  static CaseFailure isFixed(Result result, String again) {
    Baseline.Entry entry = result.baseline().orElseThrow();
    return new CaseFailure(
        "%s: %s, and the baseline says: %s%s (%s). Take the entry out, or -Dkeras.baseline=update.%n  again: %s"
            .formatted(
                result.golden().id(),
                result.verdict().reportName(),
                entry.verdict(),
                entry.kind().isEmpty() ? "" : " " + entry.kind(),
                entry.reason(),
                again));
  }

  /** Something is wrong with the run as a whole. */
  static CaseFailure ofRun(String message) {
    return new CaseFailure(message);
  }

  @Override
  public Throwable fillInStackTrace() {
    return this;
  }
}
