package org.kerastck.disagreement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kerastck.fixture.Case;
import org.kerastck.rules.ExercisedRules;

/** A group while cases come in. */
final class GroupBuilder {
  /** So many cases have no rule in common by chance. */
  private static final int FEWEST_FOR_A_RULE = 10;

  private final DifferenceKind kind;
  private final Cause cause;
  private final Set<String> broken = new LinkedHashSet<>();
  private @Nullable Set<String> common;
  private int cases;
  private String smallest = "";
  private long smallestSize = Long.MAX_VALUE;

  GroupBuilder(DifferenceKind kind, Cause cause) {
    this.kind = kind;
    this.cause = cause;
  }

  void add(Case golden, Cause ofCase) {
    cases++;
    broken.addAll(ofCase.brokenRules());
    List<String> exercised = ExercisedRules.of(golden);
    if (common == null) {
      common = new LinkedHashSet<>(exercised);
    } else {
      common.retainAll(exercised);
    }
    long size = size(golden);
    boolean smaller =
        size < smallestSize
            || (size == smallestSize
                && Comparator.comparingInt(String::length)
                        .thenComparing(Comparator.naturalOrder())
                        .compare(golden.id(), smallest)
                    < 0);
    if (smaller) {
      smallest = golden.id();
      smallestSize = size;
    }
  }

  /**
   * The finished group.
   *
   * @param exercised by how many cases each rule is exercised
   * @param layerCases how many cases call a layer
   */
  Group build(Map<String, Integer> exercised, int layerCases) {
    return new Group(
        kind, cause.words(), cases, rules(exercised, layerCases), smallest, cause.isExplained());
  }

  private List<String> rules(Map<String, Integer> exercised, int layerCases) {
    if (!broken.isEmpty()) {
      return List.copyOf(broken);
    }
    if (common == null || cases < FEWEST_FOR_A_RULE) {
      return List.of();
    }
    // Of those that all these cases are about the most particular one; none that most cases share.
    List<String> candidates = new ArrayList<>(common);
    candidates.removeIf(rule -> 2 * exercised.getOrDefault(rule, 0) > layerCases);
    return candidates.stream()
        .min(Comparator.comparingInt(rule -> exercised.getOrDefault(rule, 0)))
        .map(List::of)
        .orElse(List.of());
  }

  /** Elements to look at. */
  private static long size(Case golden) {
    return golden
        .call()
        .layerCall()
        .map(
            call ->
                call.input().shape().elementCount()
                    + call.weights().map(w -> w.kernel().shape().elementCount()).orElse(0L))
        .orElse(0L);
  }
}
