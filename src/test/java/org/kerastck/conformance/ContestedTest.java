package org.kerastck.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kerastck.engine.Outcome;
import org.kerastck.fixture.BackendOutcome;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Comparison;
import org.kerastck.fixture.Golden;
import org.kerastck.fixture.SmallFixture;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/** Cases on which backends of Keras differ: by right, or by a defect. */
class ContestedTest {
  private static final Golden TRIPLED = new Golden.Output(SmallFixture.row(3, 6));

  @Test
  void theReferenceMayBeMatched() {
    assertEquals(new Verdict.Contested("tensorflow"), judge(dissent(nan()), output(3, 6)));
  }

  @Test
  void aDissentingOutputMayBeMatchedAndIsNamed() {
    assertEquals(new Verdict.Contested("torch"), judge(dissent(nan()), output(3, Float.NaN)));
  }

  @Test
  void aDissentingRefusalMayBeMatched() {
    BackendOutcome raises = dissent(new Golden.Raised("ValueError", "call", "no"));
    Outcome refusal =
        new Outcome.Refusal(Optional.of(new Outcome.KerasError("ValueError", "call")), "no");
    assertEquals(new Verdict.Contested("torch"), judge(raises, refusal));
  }

  @Test
  void matchingNoBackendIsADeviationFromTheReference() {
    Verdict.Deviates deviation = deviation(dissent(nan()), output(3, 7));
    assertEquals(DeviationKind.VALUE, deviation.kind());
    assertEquals(Optional.empty(), deviation.sharedDefect());
  }

  @Test
  void anAbortOrUninitialisedMemoryCannotBeMatched() {
    Outcome wrong = output(0, 0);
    assertEquals(
        DeviationKind.VALUE, deviation(dissent(new Golden.Abort("SIGABRT", "")), wrong).kind());
    assertEquals(DeviationKind.VALUE, deviation(dissent(new Golden.Unstable()), wrong).kind());
    assertEquals(
        new Verdict.Crashed("SIGABRT"),
        judge(dissent(new Golden.Abort("SIGABRT", "")), new Outcome.Crash("SIGABRT")));
  }

  @Test
  void sharingADefectIsADeviationThatNamesIt() {
    BackendOutcome defect = defect(new Golden.Output(SmallFixture.row(6, 3)));
    Verdict.Deviates deviation = deviation(defect, output(6, 3));
    assertEquals(DeviationKind.VALUE, deviation.kind());
    assertEquals(Optional.of("mirrored"), deviation.sharedDefect());
  }

  @Test
  void whoRefusesInOtherWordsSharesNoDefect() {
    BackendOutcome defect = defect(new Golden.Raised("ValueError", "call", "no"));
    Outcome same =
        new Outcome.Refusal(Optional.of(new Outcome.KerasError("ValueError", "call")), "never");
    Outcome other = new Outcome.Refusal(Optional.empty(), "I take no float16");
    assertEquals(Optional.of("mirrored"), deviation(defect, same).sharedDefect());
    assertEquals(Optional.empty(), deviation(defect, other).sharedDefect());
  }

  @Test
  void aDefectDoesNotMakeACaseContested() {
    BackendOutcome defect = defect(new Golden.Output(SmallFixture.row(6, 3)));
    assertEquals(new Verdict.Conforms(), judge(defect, output(3, 6)));
  }

  @Test
  void anotherBackendsShapeIsNotHeldToTheDefinitionsBound() {
    Tensor longer = SmallFixture.row(3, 6, 9);
    Case rounded =
        SmallFixture.tripled(
            Comparison.ROUNDED, TRIPLED, Map.of("torch", dissent(new Golden.Output(longer))));
    assertEquals(new Verdict.Contested("torch"), Judge.judge(rounded, new Outcome.Output(longer)));
    assertEquals(
        DeviationKind.SHAPE,
        assertInstanceOf(Verdict.Deviates.class, Judge.judge(rounded, output(3, 6, 10))).kind());
  }

  @Test
  void aBackendThatComputesWhereKerasRaisesMayBeMatchedWithoutWeights() {
    Case raises =
        SmallFixture.tripled(
            Comparison.ROUNDED,
            new Golden.Raised("ValueError", "call", "no"),
            Map.of("torch", dissent(new Golden.Output(Tensor.of(Shape.of(0))))));
    assertEquals(
        new Verdict.Contested("torch"),
        Judge.judge(raises, new Outcome.Output(Tensor.of(Shape.of(0)))));
  }

  private static Verdict judge(BackendOutcome torch, Outcome outcome) {
    Case golden = SmallFixture.tripled(Comparison.EXACT, TRIPLED, Map.of("torch", torch));
    return Judge.judge(golden, outcome);
  }

  private static Verdict.Deviates deviation(BackendOutcome torch, Outcome outcome) {
    return assertInstanceOf(Verdict.Deviates.class, judge(torch, outcome));
  }

  private static BackendOutcome dissent(Golden golden) {
    return new BackendOutcome(golden, Optional.empty());
  }

  private static BackendOutcome defect(Golden golden) {
    return new BackendOutcome(golden, Optional.of("mirrored"));
  }

  private static Golden nan() {
    return new Golden.Output(SmallFixture.row(3, Float.NaN));
  }

  private static Outcome output(float... values) {
    return new Outcome.Output(SmallFixture.row(values));
  }
}
