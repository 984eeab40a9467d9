package org.kerastck.disagreement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.FixtureSet;

/** Rules that sets of committed cases have in common. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RuleGuessTest {
  private final RuleGuess.Corpus corpus = new RuleGuess.Corpus();
  private final List<Case> cases = new ArrayList<>();

  @BeforeAll
  void readFixtures() {
    List<Path> files =
        List.of(
            Path.of("fixtures/conv2d_transpose/geometry.json"),
            Path.of("fixtures/conv2d_transpose/output_padding.json"));
    FixtureSet.at(files)
        .forEach(
            golden -> {
              corpus.add(golden);
              cases.add(golden);
            });
  }

  @Test
  void theMostParticularRuleThatAllCasesAreAbout() {
    assertEquals(
        List.of("transposed-same-output-padding"),
        rules(golden -> golden.id().contains("-same-") && golden.id().contains("-op")));
  }

  @Test
  void twoRulesWhereNoOneCoversAll() {
    assertEquals(
        List.of("transposed-same-output-padding", "transposed-valid-output-padding"),
        rules(golden -> golden.id().contains("-op")).stream().sorted().toList());
  }

  @Test
  void noRuleThatMostCasesAreAbout() {
    assertEquals(List.of(), rules(golden -> true));
  }

  @Test
  void noneForFewCases() {
    List<Case> few =
        cases.stream()
            .filter(golden -> golden.id().contains("-same-") && golden.id().contains("-op"))
            .limit(9)
            .toList();
    assertEquals(List.of(), rules(few::contains));
  }

  private List<String> rules(Predicate<Case> chosen) {
    RuleGuess guess = new RuleGuess();
    cases.stream().filter(chosen).forEach(guess::add);
    return guess.rules(corpus);
  }
}
