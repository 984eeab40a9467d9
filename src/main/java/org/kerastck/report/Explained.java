package org.kerastck.report;

import java.util.Locale;
import org.kerastck.conformance.Tally;

/** How many of an engine's failures are explained, in words. */
public final class Explained {
  private Explained() {}

  /** The share; a failure is explained where a named mistake gives the engine's own numbers. */
  public static String of(Tally tally) {
    int failures = tally.failures();
    if (failures == 0) {
      return "Nothing to explain.";
    }
    // Rounded down: 100 % are all of them.
    double share = Math.floor(1000.0 * tally.explained() / failures) / 10;
    return String.format(
        Locale.ROOT,
        "%,d of %,d (%.1f %%) are explained: a named mistake gives the same numbers.",
        tally.explained(),
        failures,
        share);
  }
}
