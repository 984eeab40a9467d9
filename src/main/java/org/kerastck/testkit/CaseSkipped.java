package org.kerastck.testkit;

import org.kerastck.conformance.Baseline;
import org.kerastck.conformance.Verdict;
import org.opentest4j.TestAbortedException;

/** A case that says nothing new, with the reason. */
final class CaseSkipped extends TestAbortedException {
  private static final long serialVersionUID = 1L;

  private CaseSkipped(String message) {
    super(message);
  }

  /** The engine fails as the baseline says. */
  static CaseSkipped known(Baseline.Entry entry) {
    return new CaseSkipped(
        "Known: " + entry.reason() + (entry.link().isEmpty() ? "" : " " + entry.link()));
  }

  /** The engine has no such feature. */
  static CaseSkipped unsupported(Verdict.Unsupported verdict) {
    return new CaseSkipped("Unsupported: " + verdict.sentence());
  }

  @Override
  public Throwable fillInStackTrace() {
    return this;
  }
}
