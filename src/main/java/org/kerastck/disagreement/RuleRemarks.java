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
  private final Group first;
  private int cases;

  private RuleRemarks(String who, Group first) {
    this.who = who;
    this.first = first;
  }

  /** Sentences by the rule's id. */
  public static Map<String, List<String>> of(Disagreements found) {
    Map<String, Map<String, RuleRemarks>> remarks = new LinkedHashMap<>();
    for (Pair pair : found.pairs()) {
      if (pair.one().equals(Disagreements.GOLDEN)) {
        for (Group group : pair.groups()) {
          for (String rule : group.rules()) {
            remarks
                .computeIfAbsent(rule, id -> new LinkedHashMap<>())
                .computeIfAbsent(
                    pair.other() + " " + group.cause(), key -> new RuleRemarks(pair.other(), group))
                .add(group);
          }
        }
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

  private void add(Group group) {
    kinds.add(group.kind().words());
    cases += group.cases();
  }

  private String sentence() {
    return String.format(
        Locale.ROOT,
        "**%s departs from it** in %,d cases (%s): %s; the smallest is `%s`.",
        who,
        cases,
        String.join(", ", kinds),
        first.cause(),
        first.smallest());
  }
}
