package org.kerastck.run;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.kerastck.conformance.Tally;

/**
 * How often each verdict was given, in 80 columns. Time-outs are rare, and have a column, for which
 * the others are narrower, only where there are any.
 */
final class VerdictTable {
  private static final String ROW = "  %-30s %7s %8s %5s %7s %7s %7s%n";
  private static final List<Object> HEAD =
      List.of("cases", "conforms", "cont.", "deviate", "unsupp.", "crashed");
  private static final List<String> VERDICTS =
      List.of("conforms", "contested", "deviates", "unsupported", "crashed");

  private static final String TIME_OUT = "timed_out";
  private static final String NARROW_ROW = "  %-31s %6s %6s %5s %6s %6s %5s %5s%n";
  private static final List<Object> NARROW_HEAD =
      List.of("cases", "conf.", "cont.", "dev.", "unsup.", "crash", "t.out");

  private final PrintWriter out;
  private final boolean hasTimeOuts;

  /**
   * Prints to a writer.
   *
   * @param tallies what will be in the table
   */
  VerdictTable(PrintWriter out, List<Tally> tallies) {
    this.out = out;
    this.hasTimeOuts = tallies.stream().anyMatch(tally -> tally.count(TIME_OUT) > 0);
  }

  void printHead(String first) {
    print(first, hasTimeOuts ? NARROW_HEAD : HEAD);
  }

  /** Prints a line for each suite. */
  void printSuites(Tally tally) {
    for (String suite : tally.suites()) {
      print(suite, numbers(tally.cases(suite), verdict -> tally.count(suite, verdict)));
    }
  }

  void printTotals(String first, Tally tally) {
    print(first, numbers(tally.cases(), tally::count));
  }

  private List<Object> numbers(int cases, ToIntFunction<String> count) {
    List<Object> numbers = new ArrayList<>();
    numbers.add(Numbers.cell(cases));
    VERDICTS.forEach(verdict -> numbers.add(Numbers.cell(count.applyAsInt(verdict))));
    if (hasTimeOuts) {
      numbers.add(Numbers.cell(count.applyAsInt(TIME_OUT)));
    }
    return numbers;
  }

  private void print(String first, List<Object> cells) {
    List<Object> row = new ArrayList<>(cells);
    row.add(0, first);
    out.printf(hasTimeOuts ? NARROW_ROW : ROW, row.toArray());
  }
}
