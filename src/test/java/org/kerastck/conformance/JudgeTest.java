package org.kerastck.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kerastck.engine.Outcome;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Comparison;
import org.kerastck.fixture.Golden;
import org.kerastck.fixture.SmallFixture;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/** Every verdict and every kind of deviation. */
class JudgeTest {
  private static final Case COMPUTES = SmallFixture.tripled();
  private static final Case RAISES =
      SmallFixture.tripled(
          Comparison.EXACT, new Golden.Raised("ValueError", "build", "no such thing"), Map.of());

  @Test
  void equalNumbersConform() {
    assertEquals(new Verdict.Conforms(), Judge.judge(COMPUTES, output(3, 6)));
  }

  @Test
  void anotherNumberIsAValueDeviationWithItsPlace() {
    Verdict.Deviates deviation = deviation(COMPUTES, output(3, 7));
    assertEquals(DeviationKind.VALUE, deviation.kind());
    assertEquals(
        "Expected 6.0 at (0, 0, 1, 0), was 7.0; 1 of 2 elements differ.", deviation.sentence());
    assertEquals(1, deviation.difference().orElseThrow().largestAbsolute());
  }

  @Test
  void anotherShapeIsAShapeDeviationWhateverTheNumbers() {
    Tensor turned = Tensor.of(Shape.of(1, 2, 1, 1), 3, 6);
    Verdict.Deviates deviation = deviation(COMPUTES, new Outcome.Output(turned));
    assertEquals(DeviationKind.SHAPE, deviation.kind());
    assertEquals("Expected shape (1, 1, 2, 1), was (1, 2, 1, 1).", deviation.sentence());
  }

  @Test
  void nanIsNonFiniteEvenBehindAFiniteDeviation() {
    assertEquals(DeviationKind.NON_FINITE, deviation(COMPUTES, output(4, Float.NaN)).kind());
  }

  @Test
  void nanMatchesNanAndAnInfinityItselfAlone() {
    Case special = expecting(Float.NaN, Float.POSITIVE_INFINITY);
    assertEquals(
        new Verdict.Conforms(), Judge.judge(special, output(Float.NaN, Float.POSITIVE_INFINITY)));
    assertEquals(
        DeviationKind.NON_FINITE,
        deviation(special, output(Float.NaN, Float.NEGATIVE_INFINITY)).kind());
    assertEquals(
        DeviationKind.NON_FINITE, deviation(special, output(Float.NaN, Float.MAX_VALUE)).kind());
  }

  @Test
  void theSignOfAZeroIsNotJudged() {
    assertEquals(new Verdict.Conforms(), Judge.judge(expecting(0, -0f), output(-0f, 0)));
  }

  @Test
  void refusingWhatKerasComputesIsRejectedValid() {
    Verdict.Deviates deviation = deviation(COMPUTES, refusal("ValueError", "build"));
    assertEquals(DeviationKind.REJECTED_VALID, deviation.kind());
  }

  @Test
  void computingWhatKerasRefusesIsAcceptedInvalid() {
    Verdict.Deviates deviation = deviation(RAISES, output(3, 6));
    assertEquals(DeviationKind.ACCEPTED_INVALID, deviation.kind());
    assertEquals(
        "Keras raises ValueError at build (no such thing); the engine computes (1, 1, 2, 1).",
        deviation.sentence());
  }

  @Test
  void theSameErrorConforms() {
    assertEquals(new Verdict.Conforms(), Judge.judge(RAISES, refusal("ValueError", "build")));
  }

  @Test
  void anotherTypeOrStageIsAWrongError() {
    assertEquals(
        DeviationKind.WRONG_ERROR, deviation(RAISES, refusal("TypeError", "build")).kind());
    assertEquals(
        DeviationKind.WRONG_ERROR, deviation(RAISES, refusal("ValueError", "call")).kind());
  }

  @Test
  void anEngineThatDoesNotSpeakOfKerasErrorsConformsByRefusing() {
    assertEquals(
        new Verdict.Conforms(),
        Judge.judge(RAISES, new Outcome.Refusal(Optional.empty(), "never")));
  }

  @Test
  void whatIsNoAnswerIsItsOwnVerdict() {
    assertEquals(
        new Verdict.Unsupported("why"), Judge.judge(COMPUTES, new Outcome.Unsupported("why")));
    assertEquals(new Verdict.Crashed("died"), Judge.judge(RAISES, new Outcome.Crash("died")));
    assertEquals(
        new Verdict.TimedOut("No answer within 5 s"),
        Judge.judge(COMPUTES, new Outcome.Timeout(Duration.ofSeconds(5))));
    assertEquals(
        new Verdict.TimedOut("No answer within 0.2 s"),
        Judge.judge(COMPUTES, new Outcome.Timeout(Duration.ofMillis(200))));
  }

  private static Verdict.Deviates deviation(Case golden, Outcome outcome) {
    return assertInstanceOf(Verdict.Deviates.class, Judge.judge(golden, outcome));
  }

  private static Case expecting(float... values) {
    return SmallFixture.tripled(
        Comparison.EXACT, new Golden.Output(SmallFixture.row(values)), Map.of());
  }

  private static Outcome output(float... values) {
    return new Outcome.Output(SmallFixture.row(values));
  }

  private static Outcome refusal(String type, String stage) {
    return new Outcome.Refusal(Optional.of(new Outcome.KerasError(type, stage)), "because");
  }
}
