package org.kerastck.run;

import java.io.PrintWriter;
import java.util.List;
import org.kerastck.conformance.CauseSummary;
import org.kerastck.conformance.EngineSummary;
import org.kerastck.conformance.Tally;
import org.kerastck.report.Explained;
import org.kerastck.report.Reproduction;

/** A run's result on a terminal of 80 columns. */
public final class SummaryTable {
  private static final int MOST_CAUSES = 12;

  private final PrintWriter out;
  private final Reproduction reproduction;

  /**
   * Prints to a writer.
   *
   * @param out where to
   * @param reproduction how to show a cause
   */
  public SummaryTable(PrintWriter out, Reproduction reproduction) {
    this.out = out;
    this.reproduction = reproduction;
  }

  /** Prints what there is to say of each engine, and at the end of all in a line each. */
  public void print(List<EngineSummary> engines) {
    engines.forEach(this::print);
    if (engines.size() > 1) {
      VerdictTable table =
          new VerdictTable(out, engines.stream().map(EngineSummary::tally).toList());
      table.printHead("engine");
      engines.forEach(engine -> table.printTotals(engine.name(), engine.tally()));
      out.println();
    }
  }

  /** Prints one engine's verdicts by suite, then its failures by cause. */
  public void print(EngineSummary engine) {
    Tally tally = engine.tally();
    out.printf("%s %s%n", engine.name(), engine.version());
    VerdictTable table = new VerdictTable(out, List.of(tally));
    table.printHead("suite");
    table.printSuites(tally);
    table.printTotals("all", tally);
    out.println();
    printCauses(engine);
    printBaseline(engine);
    out.println();
  }

  private void printCauses(EngineSummary engine) {
    engine.causes().stream().limit(MOST_CAUSES).forEach(this::print);
    int more = engine.tally().causes().size() - MOST_CAUSES;
    if (more > 0) {
      out.printf("  and %d more causes; causes.csv of a report has all%n", more);
    }
    if (!engine.causes().isEmpty()) {
      out.println();
      out.println("  The first of them, as small as it gets:");
      out.println("  " + reproduction.command(engine.name(), engine.causes().get(0).shown()));
    }
  }

  private void print(CauseSummary summary) {
    Tally.Cause cause = summary.cause();
    wrapped("  %7s  ".formatted(Numbers.cell(cause.count())), cause.name() + ": " + cause.reason());
    cause.sentence().ifPresent(sentence -> wrapped(label("here"), sentence));
    cause.smallest().tried().ifPresent(tried -> wrapped(label("tried"), tried));
    for (String region : summary.regions()) {
      wrapped(label("where"), region);
    }
    out.println(label("case") + cause.example());
    summary.smallest().ifPresent(smallest -> out.println(label("least") + smallest));
  }

  private static String label(String name) {
    return "           %-6s ".formatted(name);
  }

  private void printBaseline(EngineSummary engine) {
    Tally tally = engine.tally();
    int failures = tally.failures();
    if (failures == 0 && engine.stale().isEmpty()) {
      out.println("  " + success(tally));
    } else {
      out.printf(
          "  %s of %s cases fail: %s in the baseline, %s new. Stale entries: %s.%n",
          Numbers.cell(failures),
          Numbers.cell(tally.cases()),
          Numbers.cell(failures - tally.newFailures()),
          Numbers.cell(tally.newFailures()),
          Numbers.cell(engine.stale().size()));
      out.println("  " + Explained.of(tally));
      new StaleEntries(out, reproduction).print(engine.stale());
    }
  }

  /**
   * What there is to say where nothing fails: an engine that supports nothing has shown nothing.
   */
  private static String success(Tally tally) {
    int unsupported = tally.count("unsupported");
    if (unsupported == tally.cases()) {
      return "It supports none of these cases: nothing was judged.";
    }
    return unsupported == 0 ? "Conforms." : "Conforms in every case that it supports.";
  }

  private void wrapped(String indent, String text) {
    Wrapped.print(out, indent, text);
  }
}
