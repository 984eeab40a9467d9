package org.kerastck.conformance;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kerastck.reference.WrongRule;

/** How many of one engine's failures the wrong rules of the catalogue explain. */
final class RuleCounts {
  /** By the rules that explain a failure, which are listed in the catalogue's order. */
  private final Map<List<WrongRule>, Integer> failures = new HashMap<>();

  /** Counts the rules that explain one failure. */
  void add(List<WrongRule> rules) {
    if (!rules.isEmpty()) {
      failures.merge(rules, 1, Integer::sum);
    }
  }

  /** Whether one of these rules alone explains another failure. */
  boolean isShown(List<WrongRule> rules) {
    return rules.stream().anyMatch(rule -> alone(rule) > 0);
  }

  /**
   * Which of these rules the engine follows, as far as its failures tell: the one that explains
   * most of them alone, then most of those that no such rule explains, then the first of the
   * catalogue.
   */
  WrongRule likeliest(List<WrongRule> rules) {
    return Collections.max(
        rules,
        Comparator.comparingInt(this::alone)
            .thenComparingInt(this::unshown)
            .thenComparing(Comparator.reverseOrder()));
  }

  private int alone(WrongRule rule) {
    return failures.getOrDefault(List.of(rule), 0);
  }

  private int unshown(WrongRule rule) {
    return failures.entrySet().stream()
        .filter(failure -> failure.getKey().contains(rule) && !isShown(failure.getKey()))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }
}
