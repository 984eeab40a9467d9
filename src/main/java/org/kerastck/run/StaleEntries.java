package org.kerastck.run;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.kerastck.conformance.StaleEntry;
import org.kerastck.report.Reproduction;

/** Baseline entries that no longer say what an engine does, on a terminal of 80 columns. */
final class StaleEntries {
  private static final int MOST = 5;

  private final PrintWriter out;
  private final Reproduction reproduction;

  StaleEntries(PrintWriter out, Reproduction reproduction) {
    this.out = out;
    this.reproduction = reproduction;
  }

  /** Prints the first of them, how many more there are, and what there is to do. */
  void print(List<StaleEntry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    out.println();
    out.printf("  Stale entries of the baseline; %s corrects it:%n", reproduction.baselineUpdate());
    entries.stream().limit(MOST).forEach(this::print);
    int more = entries.size() - MOST;
    if (more > 0) {
      out.printf(Locale.ROOT, "  and %,d more, in junit.xml%n", more);
    }
  }

  private void print(StaleEntry stale) {
    out.println(label("stale") + stale.caseId());
    Wrapped.print(out, label("says"), stale.entry().words());
    Wrapped.print(out, label("now"), stale.now());
  }

  private static String label(String name) {
    return "           %-6s ".formatted(name);
  }
}
