package org.kerastck.disagreement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which backends and versions of Keras depart from a rule, for the page of the rules. */
public final class RuleRemarks {
  private final Set<String> kinds = new LinkedHashSet<>();
  private final String who;
  private final String cause;
  private SmallestCase smallest;
  private int cases;

  private RuleRemarks(String who, String cause, SmallestCase smallest) {
    this.who = who;
    this.cause = cause;
    this.smallest = smallest;
  }

  /** Sentences by the rule's id. */
  public static Map<String, List<String>> of(Disagreements found) {
    Map<String, Map<String, RuleRemarks>> remarks = new LinkedHashMap<>();
    for (Pair pair : found.pairs()) {
      if (pair.one().equals(Disagreements.GOLDEN)) {
        pair.groups().forEach(group -> add(remarks, pair.other(), group));
      }
    }
    Map<String, List<String>> sentences = new LinkedHashMap<>();
    remarks.forEach(
        (rule, all) -> {
          List<String> lines = new ArrayList<>();
          all.values().forEach(remark -> lines.add(remark.sentence()));
          sentences.put(rule, lines);
        });
    return sentences;
  }

  private static void add(Map<String, Map<String, RuleRemarks>> remarks, String who, Group group) {
    for (BrokenRule broken : group.broken()) {
      remarks
          .computeIfAbsent(broken.id(), id -> new LinkedHashMap<>())
          .computeIfAbsent(
              who + " " + group.cause(),
              key -> new RuleRemarks(who, group.cause(), broken.smallest()))
          .add(group.kind(), broken);
    }
  }

  private void add(DifferenceKind kind, BrokenRule broken) {
    kinds.add(kind.words());
    cases += broken.cases();
    smallest = smallest.orSmaller(broken.smallest());
  }

  private String sentence() {
    return String.format(
        Locale.ROOT,
        "**%s departs from it** in %,d case%s (%s): %s; the smallest is `%s`.",
        who,
        cases,
        cases == 1 ? "" : "s",
        String.join(", ", kinds),
        cause,
        smallest.id());
  }
}
