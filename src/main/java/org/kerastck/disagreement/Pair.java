package org.kerastck.disagreement;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Two sides, and where they differ.
 *
 * @param one a backend or version, or {@link Disagreements#GOLDEN}
 * @param other another
 * @param compared how many cases both were asked
 * @param groups the cases in which they are not the same, by cause, the largest group first
 */
public record Pair(String one, String other, int compared, List<Group> groups) {

  public Pair {
    groups = List.copyOf(groups);
  }

  /** In how many cases they differ. */
  public int differing() {
    return groups.stream()
        .filter(group -> group.kind().isDifference())
        .mapToInt(Group::cases)
        .sum();
  }

  /**
   * In how many cases they are not the same, by kind; those that do not count as differing, too.
   */
  public Map<DifferenceKind, Integer> byKind() {
    Map<DifferenceKind, Integer> counts = new EnumMap<>(DifferenceKind.class);
    groups.forEach(group -> counts.merge(group.kind(), group.cases(), Integer::sum));
    return Collections.unmodifiableMap(counts);
  }

  /** In how many cases they are not the same and yet are not counted, by kind. */
  public Map<DifferenceKind, Integer> uncounted() {
    Map<DifferenceKind, Integer> counts = new EnumMap<>(DifferenceKind.class);
    counts.putAll(byKind());
    counts.keySet().removeIf(DifferenceKind::isDifference);
    return counts;
  }

  /** In how many cases no cause says why. */
  public int unexplained() {
    return groups.stream().filter(group -> !group.isExplained()).mapToInt(Group::cases).sum();
  }
}
