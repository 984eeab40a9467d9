package org.kerastck.conformance;

import java.util.List;
import java.util.Optional;

/**
 * What a whole run says about one engine.
 *
 * @param name the engine's name
 * @param version the engine's version
 * @param tally its verdicts
 * @param causes why it fails, the most frequent cause first, {@link #MOST_CAUSES} at most
 */
public record EngineSummary(String name, String version, Tally tally, List<CauseSummary> causes) {
  /** More causes than anyone reads; each costs a search for its smallest configuration. */
  public static final int MOST_CAUSES = 100;

  /** The same of verdicts whose engine is not at hand: without smallest configurations. */
  public static EngineSummary of(String name, String version, Tally tally) {
    return new EngineSummary(
        name,
        version,
        tally,
        tally.causes().stream()
            .limit(MOST_CAUSES)
            .map(
                cause ->
                    new CauseSummary(
                        cause, tally.newCount(cause), tally.regionsOf(cause), Optional.empty()))
            .toList());
  }

  /** Baseline entries that no longer say what the engine does, sorted by case. */
  public List<StaleEntry> stale() {
    return tally.staleEntries();
  }

  /** The number of causes that are left out. */
  public int moreCauses() {
    return tally.causes().size() - causes.size();
  }
}
