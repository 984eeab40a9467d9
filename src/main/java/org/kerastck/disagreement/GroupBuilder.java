package org.kerastck.disagreement;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.kerastck.fixture.Case;

/** A group while cases come in. */
final class GroupBuilder {
  private final DifferenceKind kind;
  private final Cause cause;
  private final RuleGuess guess = new RuleGuess();
  private final Set<String> broken = new LinkedHashSet<>();
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
    guess.add(golden);
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

  /** The finished group. */
  Group build(RuleGuess.Corpus corpus) {
    List<String> rules = broken.isEmpty() ? guess.rules(corpus) : List.copyOf(broken);
    return new Group(kind, cause.words(), cases, rules, smallest, cause.isExplained());
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
