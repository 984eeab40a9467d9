package org.kerastck.rules;

import java.util.Optional;
import org.kerastck.fixture.Golden;

/** What fixtures say of one rule of what Keras refuses. */
final class RefusalEvidence {
  private final RefusalRule rule;
  private int refused;
  private int computed;
  private Optional<String> example = Optional.empty();

  RefusalEvidence(RefusalRule rule) {
    this.rule = rule;
  }

  /** Takes a case into account. */
  void add(CaseFacts facts) {
    if (!rule.applies(facts)) {
      return;
    }
    if (facts.golden().expected() instanceof Golden.Raised) {
      refused++;
      String id = facts.golden().id();
      example = example.filter(other -> other.length() <= id.length()).or(() -> Optional.of(id));
    } else {
      computed++;
    }
  }

  RefusalRule rule() {
    return rule;
  }

  /** How many cases Keras refuses. */
  int refused() {
    return refused;
  }

  /** How many it computes all the same: none, if the rule is one. */
  int computed() {
    return computed;
  }

  Optional<String> example() {
    return example;
  }
}
