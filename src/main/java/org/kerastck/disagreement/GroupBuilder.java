package org.kerastck.disagreement;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kerastck.fixture.Case;

/** A group while cases come in. */
final class GroupBuilder {
  private final DifferenceKind kind;
  private final Cause cause;
  private final Map<String, BrokenRule> broken = new LinkedHashMap<>();
  private SmallestCase smallest;
  private int cases;

  GroupBuilder(DifferenceKind kind, Cause cause, Case first) {
    this.kind = kind;
    this.cause = cause;
    this.smallest = SmallestCase.of(first);
  }

  void add(Case golden, Cause ofCase) {
    cases++;
    SmallestCase found = SmallestCase.of(golden);
    smallest = smallest.orSmaller(found);
    for (String rule : ofCase.brokenRules()) {
      broken.merge(
          rule,
          new BrokenRule(rule, 1, found),
          (one, other) ->
              new BrokenRule(
                  rule, one.cases() + other.cases(), one.smallest().orSmaller(other.smallest())));
    }
  }

  /** The finished group. */
  Group build() {
    return new Group(
        kind,
        cause.words(),
        cases,
        List.copyOf(broken.values()),
        smallest.id(),
        cause.isExplained());
  }
}
