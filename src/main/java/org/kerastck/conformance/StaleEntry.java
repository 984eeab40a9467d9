package org.kerastck.conformance;

import java.util.Optional;

/**
 * A baseline entry that no longer says what the engine does.
 *
 * @param caseId its case
 * @param entry what it says
 * @param verdict on the case now, with its kind; empty where no such case is run
 */
public record StaleEntry(String caseId, Baseline.Entry entry, Optional<String> verdict) {

  /** The entry of the result's case, where the baseline says something else than what came. */
  public static Optional<StaleEntry> of(Result result) {
    return result
        .baseline()
        .filter(entry -> result.isStale())
        .map(
            entry ->
                new StaleEntry(result.golden().id(), entry, Optional.of(result.verdict().words())));
  }

  /** What there is now, in words. */
  public String now() {
    return verdict.orElse("no case of this run");
  }
}
