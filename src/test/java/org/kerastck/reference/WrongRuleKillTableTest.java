package org.kerastck.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.kerastck.conformance.Judge;
import org.kerastck.conformance.Verdict;
import org.kerastck.engine.Outcome;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.FixtureSet;
import org.kerastck.fixture.Golden;
import org.kerastck.fixture.LayerCall;
import org.kerastck.fixture.SpecReader;
import org.kerastck.fixture.UnreadableSpecException;
import org.kerastck.fixture.Weights;
import org.kerastck.sweep.Sweep;

/**
 * Measures the fixtures, and what a sweep draws: every wrong rule is played on every case, and must
 * be caught in each suite where it makes a difference.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WrongRuleKillTableTest {
  private static final int DRAWN = 2000;

  private final Map<WrongRule, Map<String, Score>> table = new EnumMap<>(WrongRule.class);

  @BeforeAll
  void playEveryRuleOnEveryCase() {
    FixtureSet.at(List.of(Path.of("fixtures"))).forEach(this::play);
    List<Case> drawn = new Sweep(Optional.empty(), 1).stream().limit(DRAWN).toList();
    assertEquals(DRAWN, drawn.size());
    drawn.forEach(this::play);
    print();
  }

  @Test
  void everyRuleIsCaughtInEverySuiteWhereItMakesADifference() {
    List<String> survivors = new ArrayList<>();
    table.forEach(
        (rule, suites) ->
            suites.forEach(
                (suite, score) -> {
                  if (score.caught == 0) {
                    survivors.add(rule + " survives in " + suite);
                  }
                }));
    assertEquals(List.of(), survivors);
  }

  @Test
  void everyRuleMakesADifferenceSomewhere() {
    List<WrongRule> idle = new ArrayList<>(List.of(WrongRule.values()));
    idle.removeAll(table.keySet());
    assertEquals(List.of(), idle);
  }

  @Test
  void aSweepPlaysEveryRule() {
    table.forEach((rule, suites) -> assertTrue(suites.containsKey("made"), rule::toString));
  }

  private void play(Case golden) {
    if (!(golden.expected() instanceof Golden.Output)
        || !(golden.call() instanceof LayerCall call)
        || call.input().shape().rank() != 4) {
      return;
    }
    try {
      ConvolutionSpec spec = SpecReader.read(call.layer());
      Weights weights = call.weights().orElseThrow();
      ConvolutionProblem right =
          ConvolutionProblem.of(spec, call.input(), weights.kernel(), weights.bias());
      for (WrongRule rule : WrongRule.values()) {
        Optional<ConvolutionProblem> wrong = rule.mutate(right);
        // A problem without an output never meets the judge, and says nothing of the fixtures.
        if (wrong.isPresent() && wrong.get().isComputable()) {
          Score score =
              table
                  .computeIfAbsent(rule, r -> new TreeMap<>())
                  .computeIfAbsent(golden.suite(), s -> new Score());
          score.played++;
          score.caught += isCaught(golden, wrong.get()) ? 1 : 0;
        }
      }
    } catch (UnreadableSpecException e) {
      throw new IllegalStateException(golden.id(), e);
    }
  }

  private static boolean isCaught(Case golden, ConvolutionProblem wrong) {
    Verdict verdict = Judge.judge(golden, new Outcome.Output(DefinedOutput.of(wrong)));
    return verdict.isFailure();
  }

  private void print() {
    StringBuilder text =
        new StringBuilder("Wrong rules: cases that catch it / cases where it differs\n");
    table.forEach(
        (rule, suites) -> {
          text.append(rule).append('\n');
          suites.forEach(
              (suite, score) ->
                  text.append(
                      "  %-34s %,6d / %,6d%n".formatted(suite, score.caught, score.played)));
        });
    System.out.print(text);
  }

  private static final class Score {
    private int caught;
    private int played;
  }
}
