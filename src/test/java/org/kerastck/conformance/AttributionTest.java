package org.kerastck.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kerastck.engine.Outcome;
import org.kerastck.engine.wrong.AllZeros;
import org.kerastck.explain.Descriptor;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.CommittedCases;
import org.kerastck.fixture.LayerCall;
import org.kerastck.fixture.SmallFixture;
import org.kerastck.reference.ConvolutionProblem;
import org.kerastck.reference.DefinedOutput;
import org.kerastck.reference.WrongRule;

/** In many a case one wrong rule looks like another; over a run it must not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttributionTest {
  private final List<Case> cases = CommittedCases.withLayerOutput();

  @ParameterizedTest
  @EnumSource
  void anEngineThatFollowsOneRuleIsToldOfThisRuleAlone(WrongRule rule) throws IOException {
    EngineRun run = new EngineRun(new AllZeros(), Baseline.empty());
    List<String> ids = new ArrayList<>();
    Attribution attribution = new Attribution(result -> ids.add(result.golden().id()));
    List<String> asked = new ArrayList<>();
    for (Case golden : cases) {
      Optional<Outcome> outcome = outcome(rule, golden);
      if (outcome.isPresent()) {
        asked.add(golden.id());
        attribution.add(run, run.judge(golden, new Answer(outcome.get(), Duration.ZERO)));
      }
    }
    attribution.finish();
    Set<String> reasons = new TreeSet<>();
    run.tally().causes().forEach(cause -> reasons.add(cause.reason()));
    assertEquals(Set.of(rule.sentence()), reasons);
    assertEquals(asked, ids);
  }

  @Test
  void aResultWithOneRuleOrNoneDoesNotWait() throws IOException {
    List<Result> taken = new ArrayList<>();
    EngineRun run = new EngineRun(new AllZeros(), Baseline.empty());
    Attribution attribution = new Attribution(taken::add);
    attribution.add(run, result(List.of()));
    attribution.add(run, result(List.of(WrongRule.SAME_LOWER)));
    assertEquals(2, taken.size());
  }

  @Test
  void whatAnotherFailureShowsIsTakenForTheMistake() throws IOException {
    List<Result> taken = new ArrayList<>();
    EngineRun run = new EngineRun(new AllZeros(), Baseline.empty());
    Attribution attribution = new Attribution(taken::add);
    List<WrongRule> both = List.of(WrongRule.SAME_LOWER, WrongRule.SAME_SYMMETRIC);
    attribution.add(run, result(both));
    attribution.add(run, result(List.of()));
    attribution.add(run, result(List.of(WrongRule.SAME_LOWER)));
    for (int i = 0; i < 3; i++) {
      assertTrue(taken.isEmpty());
      attribution.add(run, result(List.of(WrongRule.SAME_SYMMETRIC)));
    }
    assertEquals(
        List.of(
            Optional.of(WrongRule.SAME_SYMMETRIC),
            Optional.empty(),
            Optional.of(WrongRule.SAME_LOWER),
            Optional.of(WrongRule.SAME_SYMMETRIC),
            Optional.of(WrongRule.SAME_SYMMETRIC),
            Optional.of(WrongRule.SAME_SYMMETRIC)),
        taken.stream().map(Result::rule).toList());
    assertEquals(4, run.tally().causes().get(0).count());
  }

  @Test
  void whatTheBaselineNamesNeedsNoOtherFailure() throws IOException {
    List<Result> taken = new ArrayList<>();
    EngineRun run = new EngineRun(new AllZeros(), baseline(WrongRule.SAME_SYMMETRIC, 3));
    Attribution attribution = new Attribution(taken::add);
    attribution.add(run, result(List.of(WrongRule.SAME_LOWER, WrongRule.SAME_SYMMETRIC)));
    assertEquals(Optional.of(WrongRule.SAME_SYMMETRIC), taken.get(0).rule());
  }

  /** A made case is known by its cause, and there may be no other failure beside it. */
  @Test
  void aMadeCaseIsKnownByTheRuleThatTheBaselineNames() {
    Case made =
        Descriptor.read("conv2d-same-n1x4-k1x4-s1x1-b1c1f1-last-nobias").made().orElseThrow();
    Outcome lower = outcome(WrongRule.SAME_LOWER, made).orElseThrow();
    EngineRun run = new EngineRun(new AllZeros(), baseline(WrongRule.SAME_IGNORES_INPUT_SIZE, 1));
    Result other = run.judge(made, new Answer(lower, Duration.ZERO));
    assertEquals(Optional.of(WrongRule.SAME_LOWER), other.rule());
    assertTrue(other.isNewFailure());
    EngineRun known = new EngineRun(new AllZeros(), baseline(WrongRule.SAME_LOWER, 1));
    assertTrue(known.judge(made, new Answer(lower, Duration.ZERO)).isKnown());
  }

  @Test
  void anotherEnginesFailuresSayNothing() throws IOException {
    List<Result> taken = new ArrayList<>();
    EngineRun one = new EngineRun(new AllZeros(), Baseline.empty());
    EngineRun other = new EngineRun(new AllZeros(), Baseline.empty());
    Attribution attribution = new Attribution(taken::add);
    attribution.add(one, result(List.of(WrongRule.SAME_LOWER, WrongRule.SAME_SYMMETRIC)));
    attribution.add(other, result(List.of(WrongRule.SAME_SYMMETRIC)));
    attribution.finish();
    assertEquals(Optional.of(WrongRule.SAME_LOWER), taken.get(0).rule());
  }

  @Test
  void noMoreWaitsThanThereIsRoomFor() throws IOException {
    List<Result> taken = new ArrayList<>();
    EngineRun run = new EngineRun(new AllZeros(), Baseline.empty());
    Attribution attribution = new Attribution(taken::add);
    for (int i = 0; i < 3000; i++) {
      attribution.add(run, result(List.of(WrongRule.SAME_LOWER, WrongRule.SAME_SYMMETRIC)));
    }
    assertEquals(3000 - 2048, taken.size());
    attribution.finish();
    assertEquals(3000, taken.size());
  }

  @Test
  void anEnginesRuleDoesNotDependOnThoseBesideIt() throws IOException {
    List<WrongRule> both = List.of(WrongRule.SAME_LOWER, WrongRule.SAME_SYMMETRIC);
    List<Result> taken = new ArrayList<>();
    EngineRun one = new EngineRun(new AllZeros(), Baseline.empty());
    EngineRun other = new EngineRun(new AllZeros(), Baseline.empty());
    Attribution attribution = new Attribution(taken::add);
    attribution.add(one, result(both));
    for (int i = 0; i < 2040; i++) {
      attribution.add(other, result(List.of()));
      attribution.add(one, result(List.of()));
    }
    for (int i = 0; i < 3; i++) {
      attribution.add(one, result(List.of(WrongRule.SAME_SYMMETRIC)));
    }
    attribution.finish();
    assertEquals(Optional.of(WrongRule.SAME_SYMMETRIC), taken.get(0).rule());
  }

  /** A baseline that puts so many failures down to one rule. */
  private static Baseline baseline(WrongRule rule, int failures) {
    Map<String, Baseline.Entry> entries = new HashMap<>();
    for (int i = 0; i < failures; i++) {
      entries.put("case-" + i, new Baseline.Entry("deviates", "value", rule.sentence(), ""));
    }
    return new Baseline(entries);
  }

  private static Result result(List<WrongRule> rules) {
    Verdict wrong =
        new Verdict.Deviates(DeviationKind.VALUE, "1 is not 2", Optional.empty(), Optional.empty());
    return new Result(
        SmallFixture.tripled(),
        "e",
        wrong,
        rules,
        Optional.empty(),
        Optional.empty(),
        new Outcome.Output(SmallFixture.row(1, 2)),
        Duration.ZERO);
  }

  /** What an engine with this rule gives; empty where the rule makes nothing of the case. */
  private static Optional<Outcome> outcome(WrongRule rule, Case golden) {
    return LayerProblem.of((LayerCall) golden.call())
        .filter(ConvolutionProblem::isConsistent)
        .flatMap(rule::mutate)
        .filter(ConvolutionProblem::isComputable)
        .map(wrong -> new Outcome.Output(DefinedOutput.of(wrong)));
  }
}
