package org.kerastck.conformance;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.kerastck.reference.WrongRule;

/**
 * How many of one engine's failures the wrong rules of the catalogue explain: those of a run, and
 * those that the engine's baseline puts down to one.
 */
final class RuleCounts {
  /** One failure may have a rule for its only explanation by chance. */
  private static final int SHOWN = 3;

  /** Nothing is known of an engine. Nothing is ever added. */
  static final RuleCounts NONE = new RuleCounts(Baseline.empty());

  /** By the rules that explain a failure. */
  private final Map<Set<WrongRule>, Integer> failures = new HashMap<>();

  private final Map<String, Integer> known = new HashMap<>();

  /** What is known before the first case. */
  RuleCounts(Baseline baseline) {
    baseline.entries().values().stream()
        .flatMap(entry -> entry.mistakes().stream())
        .forEach(mistake -> known.merge(mistake, 1, Integer::sum));
  }

  /** The whole catalogue, what is known to explain most failures first. */
  List<WrongRule> catalogue() {
    return Arrays.stream(WrongRule.values())
        .sorted(Comparator.comparingInt(this::shown).reversed())
        .toList();
  }

  /** Counts the rules that explain one failure. */
  void add(List<WrongRule> rules) {
    if (!rules.isEmpty()) {
      failures.merge(Set.copyOf(rules), 1, Integer::sum);
    }
  }

  /** Whether other failures tell of one of these rules that the engine follows it. */
  boolean isShown(Collection<WrongRule> rules) {
    return rules.stream().anyMatch(rule -> shown(rule) >= SHOWN);
  }

  /**
   * Which of these rules the engine follows, as far as its failures tell: the one that is known to
   * explain most of them, or explains them alone, then most of those that no such rule explains,
   * then the first of the catalogue.
   */
  WrongRule likeliest(List<WrongRule> rules) {
    return Collections.max(
        rules,
        Comparator.comparingInt(this::shown)
            .thenComparingInt(this::open)
            .thenComparing(Comparator.reverseOrder()));
  }

  private int shown(WrongRule rule) {
    return known.getOrDefault(rule.sentence(), 0) + failures.getOrDefault(Set.of(rule), 0);
  }

  private int open(WrongRule rule) {
    return failures.entrySet().stream()
        .filter(failure -> failure.getKey().contains(rule) && !isShown(failure.getKey()))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }
}
