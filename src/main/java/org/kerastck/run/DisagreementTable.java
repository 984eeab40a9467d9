package org.kerastck.run;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kerastck.disagreement.DifferenceKind;
import org.kerastck.disagreement.Disagreements;
import org.kerastck.disagreement.Group;
import org.kerastck.disagreement.Pair;

/** Where Keras's backends differ, on a terminal of 80 columns. */
public final class DisagreementTable {
  private static final String ROW = "%-24s%7s%7s%6s%6s%6s%7s%6s%6s%5s%n";

  private final PrintWriter out;

  /** Prints to a writer. */
  public DisagreementTable(PrintWriter out) {
    this.out = out;
  }

  /** Prints who differs from the goldens and from whom, by kind, then every cause. */
  public void print(Disagreements found) {
    List<Pair> fromGolden =
        found.pairs().stream().filter(pair -> pair.one().equals(Disagreements.GOLDEN)).toList();
    printCounts(found, fromGolden);
    printMatrix(found);
    fromGolden.forEach(this::print);
    found.computesWith().entrySet().stream()
        .flatMap(entry -> found.pair(entry.getKey(), entry.getValue()).stream())
        .forEach(this::print);
  }

  /** Prints one pair's differences by cause. */
  public void print(Pair pair) {
    if (pair.groups().isEmpty()) {
      return;
    }
    String sides =
        pair.one().equals(Disagreements.GOLDEN)
            ? pair.other()
            : pair.one() + " and " + pair.other();
    out.printf(
        "%s: %s of %s cases%s%n",
        sides, Numbers.cell(pair.differing()), Numbers.cell(pair.compared()), uncounted(pair));
    for (Group group : pair.groups()) {
      Wrapped.print(
          out,
          "%7s  ".formatted(Numbers.cell(group.cases())),
          group.kind().words() + ": " + group.cause());
      if (!group.rules().isEmpty()) {
        Wrapped.print(out, "         rule  ", rules(group));
      }
      out.println("         case  " + group.smallest());
    }
    out.println();
  }

  private void printCounts(Disagreements found, List<Pair> fromGolden) {
    out.printf("%s cases; how many differ from the golden outcome:%n", Numbers.cell(found.cases()));
    out.printf(
        ROW, "", "asked", "differ", "value", "shape", "grad.", "refuse", "other", "dead", "unst");
    for (Pair pair : fromGolden) {
      out.printf(
          ROW,
          pair.other(),
          Numbers.cell(pair.compared()),
          Numbers.cell(pair.differing()),
          count(pair, DifferenceKind.VALUE),
          count(pair, DifferenceKind.SHAPE),
          count(pair, DifferenceKind.GRADIENT),
          count(pair, DifferenceKind.REFUSAL),
          count(pair, DifferenceKind.OTHER_REFUSAL),
          count(pair, DifferenceKind.DEATH),
          count(pair, DifferenceKind.UNSTABLE));
    }
    int unexplained = fromGolden.stream().mapToInt(Pair::unexplained).sum();
    Wrapped.print(
        out,
        "",
        "refuse: one refuses, the other computes. other: both refuse, by another type or at"
            + " another stage. dead: abort or timeout. unst: uninitialised memory. Without a cause:"
            + " %s.".formatted(unexplained == 0 ? "none" : Numbers.cell(unexplained)));
    out.println();
  }

  /** The lower triangle, so that ten voices fit. */
  private void printMatrix(Disagreements found) {
    List<String> voices = found.voices();
    Wrapped.print(out, "", "How many cases differ between two voices:" + shared(found));
    StringBuilder head = new StringBuilder(" ".repeat(26));
    for (int i = 0; i < voices.size() - 1; i++) {
      head.append("%6d".formatted(i + 1));
    }
    out.println(head);
    for (int i = 0; i < voices.size(); i++) {
      StringBuilder row = new StringBuilder("%d %-24s".formatted(i + 1, voices.get(i)));
      for (int j = 0; j < i; j++) {
        row.append(
            "%6s"
                .formatted(
                    found
                        .pair(voices.get(j), voices.get(i))
                        .map(pair -> Numbers.cell(pair.differing()))
                        .orElse("")));
      }
      out.println(row.toString().stripTrailing());
    }
    printUncounted(found);
    out.println();
  }

  private void printUncounted(Disagreements found) {
    Map<DifferenceKind, List<String>> uncounted = new EnumMap<>(DifferenceKind.class);
    for (Pair pair : found.pairs()) {
      pair.uncounted()
          .forEach(
              (kind, cases) ->
                  uncounted
                      .computeIfAbsent(kind, key -> new ArrayList<>())
                      .add(
                          "%s and %s %s".formatted(pair.one(), pair.other(), Numbers.cell(cases))));
    }
    uncounted.forEach(
        (kind, all) ->
            Wrapped.print(
                out, "", "Not counted, %s: %s.".formatted(kind.words(), String.join(", ", all))));
  }

  private static String uncounted(Pair pair) {
    return pair.uncounted().entrySet().stream()
        .map(
            entry ->
                ", and %s %s".formatted(Numbers.cell(entry.getValue()), entry.getKey().words()))
        .collect(Collectors.joining());
  }

  private static String shared(Disagreements found) {
    return found.computesWith().entrySet().stream()
        .filter(entry -> found.names().contains(entry.getKey()))
        .map(
            entry ->
                " %s computes with %s, and both are one voice."
                    .formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining());
  }

  /** With the number of cases, where it is not that of the group. */
  private static String rules(Group group) {
    return group.broken().stream()
        .map(
            rule ->
                rule.cases() == group.cases()
                    ? rule.id()
                    : "%s (%s)".formatted(rule.id(), Numbers.cell(rule.cases())))
        .collect(Collectors.joining(", "));
  }

  private static String count(Pair pair, DifferenceKind kind) {
    return Numbers.cell(pair.byKind().getOrDefault(kind, 0));
  }
}
