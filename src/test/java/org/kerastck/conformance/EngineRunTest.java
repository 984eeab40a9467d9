package org.kerastck.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kerastck.engine.ConvolutionEngine;
import org.kerastck.engine.JavaEngine;
import org.kerastck.engine.Outcome;
import org.kerastck.engine.wrong.AllZeros;
import org.kerastck.engine.wrong.Always;
import org.kerastck.engine.wrong.ClaimsNothing;
import org.kerastck.engine.wrong.NotANumber;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.LayerConfiguration;
import org.kerastck.fixture.SmallFixture;
import org.kerastck.tensor.Shape;

/** Results against a baseline: known, new, stale, and what an update makes of it. */
class EngineRunTest {
  private static final Baseline.Entry KNOWN =
      new Baseline.Entry("deviates", "value", "reviewed by hand", "https://example.org/1");

  @Test
  void aFailureInTheBaselineIsKnown() {
    EngineRun run = run(new AllZeros(), "tripled", KNOWN);
    assertEquals(1, run.tally().failures());
    assertEquals(0, run.tally().newFailures());
    assertEquals(List.of(), run.staleEntries());
  }

  @Test
  void aFailureOfACaseThatTheBaselineLacksIsNew() {
    EngineRun run = run(new AllZeros(), "another", KNOWN);
    assertEquals(1, run.tally().newFailures());
    assertEquals(List.of(), run.staleEntries());
  }

  @Test
  void aFailureOfAnotherKindIsNewAndItsEntryStale() {
    EngineRun run = run(new NotANumber(), "tripled", KNOWN);
    assertEquals(1, run.tally().newFailures());
    assertEquals(List.of("tripled"), ids(run.staleEntries()));
  }

  @Test
  void anEntryThatNoLongerFailsIsStale() {
    for (ConvolutionEngine engine : List.of(new JavaEngine(), new ClaimsNothing())) {
      EngineRun run = run(engine, "tripled", KNOWN);
      assertEquals(0, run.tally().failures());
      assertEquals(List.of("tripled"), ids(run.staleEntries()));
    }
  }

  @Test
  void aStaleEntrySaysWhatTheEngineDoesNow() {
    StaleEntry fixed = run(new JavaEngine(), "tripled", KNOWN).staleEntries().get(0);
    assertEquals("deviates (value): reviewed by hand", fixed.entry().words());
    assertEquals("conforms", fixed.now());
    StaleEntry other = run(new NotANumber(), "tripled", KNOWN).staleEntries().get(0);
    assertEquals("deviates (non_finite)", other.now());
  }

  @Test
  void anEntryOfNoCaseIsStaleAtTheEndOfAllCases() {
    EngineRun run = run(new JavaEngine(), "another", KNOWN);
    assertEquals(List.of("another"), run.endOfCases(Shard.WHOLE));
    assertEquals(
        List.of(new StaleEntry("another", KNOWN, Optional.empty())), run.summary().stale());
    assertEquals("no case of this run", run.staleEntries().get(0).now());
  }

  @Test
  void anEntryOfACaseThatWasNotRunIsNotStale() {
    assertEquals(List.of(), run(new JavaEngine(), "another", KNOWN).staleEntries());
  }

  @Test
  void anUpdateKeepsEntriesOfCasesThatWereNotRun() {
    Baseline updated = run(new JavaEngine(), "another", KNOWN).updatedBaseline();
    assertEquals(Map.of("another", KNOWN), updated.entries());
  }

  @Test
  void anUpdateKeepsTheReasonOfAKnownFailure() {
    Baseline updated = run(new AllZeros(), "tripled", KNOWN).updatedBaseline();
    assertEquals(Map.of("tripled", KNOWN), updated.entries());
  }

  /** It may, on another processor. */
  @Test
  void anEntryThatSometimesFailsIsNotStaleWhereItDoesNot() {
    Baseline.Entry sometimes = new Baseline.Entry("deviates", "value", "why", "", true);
    for (ConvolutionEngine engine :
        List.of(new JavaEngine(), new ClaimsNothing(), new AllZeros())) {
      EngineRun run = run(engine, "tripled", sometimes);
      assertEquals(0, run.tally().newFailures());
      assertEquals(List.of(), run.staleEntries());
      assertEquals(Map.of("tripled", sometimes), run.updatedBaseline().entries());
    }
  }

  @Test
  void aFailureOfAnotherKindThanSometimesIsNew() {
    Baseline.Entry sometimes = new Baseline.Entry("deviates", "value", "why", "", true);
    EngineRun run = run(new NotANumber(), "tripled", sometimes);
    assertEquals(1, run.tally().newFailures());
    assertEquals("deviates (value), sometimes: why", run.staleEntries().get(0).entry().words());
    Baseline.Entry updated = run.updatedBaseline().entry("tripled").orElseThrow();
    assertEquals("non_finite", updated.kind());
    assertFalse(updated.sometimes());
  }

  /** It had none that anybody gave. */
  @Test
  void anUpdateNamesTheMistakeOfAFailureThatWasUnexplained() {
    Baseline.Entry unexplained =
        new Baseline.Entry("deviates", "value", Result.UNEXPLAINED, "https://example.org/1");
    Baseline.Entry still =
        run(new AllZeros(), "tripled", unexplained)
            .updatedBaseline()
            .entry("tripled")
            .orElseThrow();
    assertEquals(unexplained, still);

    PlantedMistake flipped =
        PlantedMistake.in(PlantedMistake.kernel(k -> Rearranged.flipped(k, 1)));
    Case golden =
        MadeCase.of("conv2d-valid-n1x6-k1x2-s1x1-b1c1f1-last-nobias", layer(), Shape.of(1, 1, 6, 1))
            .orElseThrow();
    EngineRun run = new EngineRun(flipped, new Baseline(Map.of(golden.id(), unexplained)));
    Result result = run.run(golden);
    assertTrue(result.isKnown());
    assertEquals(List.of(), run.staleEntries());
    Baseline.Entry named = run.updatedBaseline().entry(golden.id()).orElseThrow();
    assertEquals(result.reason(), named.reason());
    assertFalse(named.reason().equals(Result.UNEXPLAINED), named.reason());
    assertEquals("https://example.org/1", named.link());
  }

  /** A baseline is of the fixtures' cases; of one that was made it may know the cause. */
  @Test
  void aMadeCaseIsKnownByItsCause() {
    PlantedMistake flipped =
        PlantedMistake.in(PlantedMistake.kernel(k -> Rearranged.flipped(k, 1)));
    Case made =
        MadeCase.of("conv2d-valid-n1x6-k1x2-s1x1-b1c1f1-last-nobias", layer(), Shape.of(1, 1, 6, 1))
            .orElseThrow();
    String cause = new EngineRun(flipped, Baseline.empty()).run(made).reason();

    assertTrue(isKnown(flipped, made, new Baseline.Entry("deviates", "value", cause, "")));
    assertTrue(isKnown(flipped, made, new Baseline.Entry("deviates", "non_finite", cause, "")));
    assertFalse(isKnown(flipped, made, new Baseline.Entry("deviates", "shape", cause, "")));
    assertFalse(isKnown(flipped, made, new Baseline.Entry("deviates", "value", "another", "")));
  }

  /** That an engine differs somewhere says nothing of why it differs here. */
  @Test
  void aMadeCaseThatNothingExplainsIsNotKnown() {
    Case made =
        MadeCase.of("conv2d-valid-n1x6-k1x2-s1x1-b1c1f1-last-nobias", layer(), Shape.of(1, 1, 6, 1))
            .orElseThrow();
    assertEquals(
        Result.UNEXPLAINED, new EngineRun(new NotANumber(), Baseline.empty()).run(made).reason());
    Baseline.Entry entry = new Baseline.Entry("deviates", "non_finite", Result.UNEXPLAINED, "");
    assertFalse(isKnown(new NotANumber(), made, entry));
  }

  /** As many as would spend what a run has for searching. */
  @Test
  void whetherAMadeCaseIsKnownDoesNotDependOnThoseBefore() {
    PlantedMistake flipped =
        PlantedMistake.in(PlantedMistake.kernel(k -> Rearranged.flipped(k, 1)));
    LayerConfiguration gelu =
        new LayerConfiguration(
            "Conv2D",
            Map.of("filters", 4, "kernel_size", List.of(5, 5), "activation", "gelu"),
            Optional.empty());
    Case unexplained =
        MadeCase.of("conv2d-n20-k5-b1c4f4-gelu", gelu, Shape.of(1, 20, 20, 4)).orElseThrow();
    PlantedMistake shifted =
        PlantedMistake.in(PlantedMistake.kernel(k -> Rearranged.flipped(k, 0)));
    Case made =
        MadeCase.of("conv2d-n20-k5-b1c4f4-gelu", gelu, Shape.of(1, 20, 20, 4)).orElseThrow();
    String cause = new EngineRun(shifted, Baseline.empty()).run(made).reason();
    Baseline.Entry entry = new Baseline.Entry("deviates", "value", cause, "");
    EngineRun run = new EngineRun(flipped, new Baseline(Map.of("another", entry)));
    Answer mistaken = new EngineRun(shifted, Baseline.empty()).ask(made);
    Answer none = new EngineRun(new NotANumber(), Baseline.empty()).ask(unexplained);
    for (int i = 0; i < 40; i++) {
      run.judge(unexplained, none);
    }
    assertTrue(run.judge(made, mistaken).isKnown());
  }

  /** Of a death that Keras's refusal would have spared nobody is hurt. */
  @Test
  void aDeathIsKnownOnlyWhereKerasRefuses() {
    Baseline.Entry entry = new Baseline.Entry("crashed", "", "died of SIGFPE", "");
    Baseline known = new Baseline(Map.of("another", entry));
    Answer death = new Answer(new Outcome.Crash("died of SIGFPE"), Duration.ZERO);
    Case computed =
        MadeCase.of("conv2d-valid-n1x6-k1x2-s1x1-b1c1f1-last-nobias", layer(), Shape.of(1, 1, 6, 1))
            .orElseThrow();
    Case refused =
        MadeCase.of("conv2d-valid-n1x1-k1x2-s1x1-b1c1f1-last-nobias", layer(), Shape.of(1, 1, 1, 1))
            .orElseThrow();
    assertFalse(new EngineRun(new AllZeros(), known).judge(computed, death).isKnown());
    assertTrue(new EngineRun(new AllZeros(), known).judge(refused, death).isKnown());
  }

  @Test
  void anUpdateAddsNoMadeCase() {
    Case made =
        MadeCase.of("conv2d-valid-n1x6-k1x2-s1x1-b1c1f1-last-nobias", layer(), Shape.of(1, 1, 6, 1))
            .orElseThrow();
    EngineRun run = new EngineRun(new AllZeros(), Baseline.empty());
    assertTrue(run.run(made).isNewFailure());
    assertEquals(Baseline.empty(), run.updatedBaseline());
  }

  @Test
  void severalMistakesAtOnceAreKnownWhereEachIs() {
    Verdict verdict =
        new Verdict.Deviates(DeviationKind.SHAPE, "", Optional.empty(), Optional.empty());
    Baseline.Entry one = new Baseline.Entry("deviates", "value", "one", "");
    Baseline.Entry two = new Baseline.Entry("deviates", "shape", "two; three", "");
    Baseline baseline = new Baseline(Map.of("a", one, "b", two));
    assertEquals(Optional.of(two), baseline.ofCause(verdict, "two; three"));
    assertEquals("one; three", baseline.ofCause(verdict, "one; three").orElseThrow().reason());
    assertEquals(Optional.empty(), baseline.ofCause(verdict, "one; four"));
    assertEquals(Optional.empty(), baseline.ofCause(verdict, "one"));
  }

  private static boolean isKnown(ConvolutionEngine engine, Case made, Baseline.Entry entry) {
    return new EngineRun(engine, new Baseline(Map.of("another", entry))).run(made).isKnown();
  }

  @Test
  void anUpdateKeepsTheLinkOfAFailureThatChangedItsKind() {
    Baseline.Entry entry =
        run(new NotANumber(), "tripled", KNOWN).updatedBaseline().entry("tripled").orElseThrow();
    assertEquals("non_finite", entry.kind());
    assertEquals("https://example.org/1", entry.link());
    assertFalse(entry.reason().equals(KNOWN.reason()));
  }

  @Test
  void aNewEntryHasTheLinkOfItsCause() {
    assertEquals("https://example.org/2", linkOfANewEntry(refusing("cannot 7")));
    assertEquals("", linkOfANewEntry(refusing("will not")));
  }

  /** What no one can explain is of no issue. */
  @Test
  void anUnexplainedEntryHasNoLinkOfAnother() {
    assertEquals("", linkOfANewEntry(new NotANumber()));
  }

  private static ConvolutionEngine refusing(String words) {
    return new Always(new Outcome.Refusal(Optional.empty(), words));
  }

  private static String linkOfANewEntry(ConvolutionEngine engine) {
    Map<String, Baseline.Entry> known = new HashMap<>();
    for (String reason : List.of("refuses where Keras computes: cannot …", Result.UNEXPLAINED)) {
      known.put(reason, new Baseline.Entry("deviates", "value", reason, "https://example.org/2"));
    }
    EngineRun run = new EngineRun(engine, new Baseline(known));
    run.run(SmallFixture.tripled());
    return run.updatedBaseline().entry("tripled").orElseThrow().link();
  }

  /** Of another error than Keras's nothing says that it is the same one. */
  @Test
  void anotherErrorThanKerassIsOfNoCause() {
    Case made =
        MadeCase.of("conv2d-valid-n1x1-k1x2-s1x1-b1c1f1-last-nobias", layer(), Shape.of(1, 1, 1, 1))
            .orElseThrow();
    Answer other =
        new Answer(
            new Outcome.Refusal(Optional.of(new Outcome.KerasError("TypeError", "call")), "not so"),
            Duration.ZERO);
    Baseline.Entry entry =
        new Baseline.Entry("deviates", "wrong_error", "another error than Keras's", "");
    EngineRun run = new EngineRun(new AllZeros(), new Baseline(Map.of("another", entry)));
    Result result = run.judge(made, other);
    assertEquals("another error than Keras's", result.reason());
    assertFalse(result.isKnown());
  }

  @Test
  void anUpdateDropsWhatNoLongerFails() {
    assertEquals(Baseline.empty(), run(new JavaEngine(), "tripled", KNOWN).updatedBaseline());
  }

  @Test
  void anUpdatedBaselineKnowsTheRunThatMadeIt() {
    Baseline updated = run(new NotANumber(), "tripled", KNOWN).updatedBaseline();
    EngineRun again = new EngineRun(new NotANumber(), updated);
    assertTrue(again.run(SmallFixture.tripled()).isKnown());
    assertEquals(List.of(), again.staleEntries());
  }

  private static LayerConfiguration layer() {
    Map<String, Object> config =
        Map.of("filters", 1, "kernel_size", List.of(1, 2), "use_bias", false);
    return new LayerConfiguration("Conv2D", config, Optional.empty());
  }

  private static List<String> ids(List<StaleEntry> entries) {
    return entries.stream().map(StaleEntry::caseId).toList();
  }

  /** The case {@code tripled} on an engine whose baseline has one entry. */
  private static EngineRun run(ConvolutionEngine engine, String entryOf, Baseline.Entry entry) {
    EngineRun run = new EngineRun(engine, new Baseline(Map.of(entryOf, entry)));
    run.run(SmallFixture.tripled());
    return run;
  }
}
