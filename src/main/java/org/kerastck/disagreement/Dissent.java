package org.kerastck.disagreement;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kerastck.conformance.Finding;
import org.kerastck.engine.Outcome;
import org.kerastck.fixture.BackendOutcome;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Golden;
import org.kerastck.reference.WrongRule;
import org.kerastck.rules.ExercisedRules;

/**
 * An outcome that is not the golden one.
 *
 * @param golden the case
 * @param given the outcome
 * @param telling the tensors in which it is farther from the golden one than rounding explains
 * @param wrongRules every wrong rule of the catalogue that gives its numbers
 */
record Dissent(Case golden, BackendOutcome given, Set<String> telling, List<WrongRule> wrongRules) {

  static Dissent of(Case golden, BackendOutcome given) {
    boolean isReplayed =
        given.defect().isEmpty()
            && given.golden() instanceof Golden.Output
            && golden.expected() instanceof Golden.Output;
    return new Dissent(
        golden,
        given,
        given.golden() instanceof Golden.Output output
            ? NumberDifference.telling(golden, output)
            : Set.of(),
        isReplayed
            ? Finding.rules(golden, new Outcome.Output(((Golden.Output) given.golden()).tensors()))
            : List.of());
  }

  /**
   * Why it is not.
   *
   * @param preferred the first of these rules that gives the numbers is taken for the mistake
   */
  Cause cause(List<WrongRule> preferred) {
    Optional<WrongRule> wrong = preferred.stream().filter(wrongRules::contains).findFirst();
    return wrong
        .map(
            rule ->
                new Cause(
                    "%s: %s".formatted(rule, rule.sentence()),
                    Stream.concat(
                            ExercisedRules.brokenBy(rule, golden).stream(),
                            BrokenRules.of(golden, given).stream())
                        .distinct()
                        .toList(),
                    true))
        .orElseGet(() -> CauseFinder.of(golden, given));
  }
}
