package org.kerastck.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Golden;
import org.kerastck.reference.WrongRule;
import org.kerastck.tensor.Tensor;

/** Which rules of {@code docs/rules.md} a case is about, by their ids. */
public final class ExercisedRules {
  private ExercisedRules() {}

  /** All that the case exercises, in the page's order; none where it calls no layer. */
  public static List<String> of(Case golden) {
    Optional<CaseFacts> facts = CaseFacts.ofLayer(golden);
    if (facts.isEmpty()) {
      return List.of();
    }
    if (golden.expected() instanceof Golden.Raised) {
      return Arrays.stream(RefusalRule.values())
          .filter(rule -> rule.applies(facts.get()))
          .map(RefusalRule::id)
          .toList();
    }
    return computed(facts.get()).map(KerasRule::id).toList();
  }

  /** Of these, those that an engine with the mistake breaks. */
  public static List<String> brokenBy(WrongRule wrong, Case golden) {
    return CaseFacts.ofLayer(golden).stream()
        .flatMap(ExercisedRules::computed)
        .filter(rule -> rule.violations().contains(wrong))
        .map(KerasRule::id)
        .toList();
  }

  /** The rule of this id, where the case exercises it. */
  public static List<String> only(Case golden, String id) {
    return of(golden).stream().filter(id::equals).toList();
  }

  /** The rule that gives the output's size. */
  public static List<String> ofOutputSize(Case golden) {
    return CaseFacts.ofLayer(golden).map(KerasRule::ofOutputSize).map(KerasRule::id).stream()
        .toList();
  }

  /** The same rule, where an output of this shape has another height or width. */
  public static List<String> brokenBySize(Case golden, Tensor output) {
    Optional<CaseFacts> facts = CaseFacts.ofLayer(golden);
    return facts.isPresent() && !facts.get().hasSizeOf(output.shape())
        ? ofOutputSize(golden)
        : List.of();
  }

  private static Stream<KerasRule> computed(CaseFacts facts) {
    return Arrays.stream(KerasRule.values()).filter(rule -> rule.applies(facts));
  }
}
