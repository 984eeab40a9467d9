package org.kerastck.rules;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kerastck.fixture.BackendOutcome;
import org.kerastck.fixture.Golden;

/** What fixtures say of one rule of what Keras refuses. */
final class RefusalEvidence {
  private final RefusalRule rule;
  private final Map<String, Integer> computing = new TreeMap<>();
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
    Map<String, BackendOutcome> all = new LinkedHashMap<>(facts.golden().backends());
    all.putAll(facts.golden().versions());
    all.forEach(
        (who, outcome) -> {
          if (outcome.golden() instanceof Golden.Output) {
            computing.merge(who, 1, Integer::sum);
          }
        });
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

  /** Backends and versions that compute such cases, with how many. */
  Map<String, Integer> computing() {
    return new LinkedHashMap<>(computing);
  }
}
