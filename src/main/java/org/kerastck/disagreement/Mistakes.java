package org.kerastck.disagreement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kerastck.reference.WrongRule;

/**
 * Which mistakes an environment makes. Two wrong rules may give the same numbers in many cases; the
 * one that gives the most is taken for the mistake, then the one that gives the most of the rest.
 */
final class Mistakes {
  private Mistakes() {}

  /** The rules in the order in which they are to be preferred. */
  static List<WrongRule> ranked(List<Dissent> dissents) {
    List<WrongRule> ranked = new ArrayList<>();
    List<Dissent> left = new ArrayList<>(dissents);
    for (Optional<WrongRule> next = most(left); next.isPresent(); next = most(left)) {
      WrongRule wrong = next.get();
      ranked.add(wrong);
      left.removeIf(dissent -> dissent.wrongRules().contains(wrong));
    }
    return ranked;
  }

  private static Optional<WrongRule> most(List<Dissent> dissents) {
    Map<WrongRule, Integer> counts = new EnumMap<>(WrongRule.class);
    dissents.forEach(
        dissent -> dissent.wrongRules().forEach(rule -> counts.merge(rule, 1, Integer::sum)));
    return counts.entrySet().stream()
        .max(
            Map.Entry.<WrongRule, Integer>comparingByValue()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .map(Map.Entry::getKey);
  }
}
