package org.kerastck.disagreement;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Golden;

/** A pair while cases come in. */
final class PairBuilder {
  private final String one;
  private final String other;
  private final Map<String, GroupBuilder> groups = new LinkedHashMap<>();

  PairBuilder(String one, String other) {
    this.one = one;
    this.other = other;
  }

  /** Whether both were asked a case that these were asked. */
  boolean isWithin(Set<String> asked) {
    return (one.equals(Disagreements.GOLDEN) || asked.contains(one)) && asked.contains(other);
  }

  /**
   * Takes a case into account.
   *
   * @param stances of those that depart from the golden outcome
   */
  void add(Case golden, Map<String, Stance> stances) {
    Stance stance = stances.getOrDefault(one, Stance.GOLDEN);
    Stance otherStance = stances.getOrDefault(other, Stance.GOLDEN);
    Set<String> asked = new HashSet<>(golden.backends().keySet());
    asked.addAll(golden.versions().keySet());
    if (!isWithin(asked) || (stance.cause().isEmpty() && otherStance.cause().isEmpty())) {
      return;
    }
    Optional<DifferenceKind> kind =
        DifferenceKind.between(
            stance.outcome(golden),
            otherStance.outcome(golden),
            Stream.of(stance, otherStance)
                .flatMap(all -> all.telling().stream())
                .collect(Collectors.toSet()));
    if (kind.isPresent()) {
      Cause cause = cause(stance, otherStance);
      groups
          .computeIfAbsent(
              kind.get() + " " + cause.words(), key -> new GroupBuilder(kind.get(), cause, golden))
          .add(golden, cause);
    }
  }

  Pair build(int compared) {
    List<Group> built =
        groups.values().stream()
            .map(GroupBuilder::build)
            .sorted(
                Comparator.comparingInt((Group group) -> -group.cases())
                    .thenComparing(Group::smallest)
                    .thenComparing(Group::cause))
            .toList();
    return new Pair(one, other, compared, built);
  }

  /** Whoever departs from the golden outcome is the cause; where both do, both are. */
  private Cause cause(Stance stance, Stance otherStance) {
    if (stance.cause().isEmpty() || otherStance.cause().isEmpty()) {
      return stance.cause().or(otherStance::cause).orElseThrow();
    }
    Cause first = stance.cause().get();
    Cause second = otherStance.cause().get();
    if (first.words().equals(second.words())) {
      return first;
    }
    return new Cause(
        "%s: %s; %s: %s".formatted(one, first.words(), other, second.words()),
        List.of(first.brokenRules(), second.brokenRules()).stream()
            .flatMap(List::stream)
            .distinct()
            .toList(),
        first.isExplained() && second.isExplained());
  }

  /**
   * What one side gave.
   *
   * @param given its outcome
   * @param telling the tensors in which it is farther from the golden one than rounding explains
   * @param cause why it is not the golden one; empty where it is
   */
  record Stance(Golden given, Set<String> telling, Optional<Cause> cause) {
    static final Stance GOLDEN = new Stance(new Golden.Agrees(), Set.of(), Optional.empty());

    Golden outcome(Case golden) {
      return given instanceof Golden.Agrees ? golden.expected() : given;
    }
  }
}
