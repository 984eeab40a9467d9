package org.kerastck.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerastck.conformance.Baseline;
import org.kerastck.conformance.EngineRun;
import org.kerastck.conformance.Verdict;
import org.kerastck.engine.ConvolutionEngine;
import org.kerastck.engine.JavaEngine;
import org.kerastck.engine.Outcome;
import org.kerastck.engine.wrong.AllZeros;
import org.kerastck.engine.wrong.Always;
import org.kerastck.explain.Descriptor;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.LayerCall;

class LiveOracleTest {
  private static final String COMPUTED = "conv2d-same-n3x4-k2x1-s1x1-b1c1f1-last-bias";
  private static final String REFUSED = "conv2d-same-n3x4-k2x1-s2x1-d1x2-b1c1f1-last-bias";

  @ParameterizedTest
  @ValueSource(strings = {COMPUTED, REFUSED})
  void whereItAgreesItsWordIsTheGoldenOne(String line) {
    Case settled = oracle(new JavaEngine()).settle(made(line));
    assertEquals("java", settled.reference());
    assertFalse(settled.isContested());
    assertInstanceOf(Verdict.Conforms.class, verdict(new JavaEngine(), settled));
  }

  /** By Keras's words a failure is known; another library's would make it another cause. */
  @Test
  void itsOwnWordsForARefusalChangeNoCause() {
    Always keras = new Always(new Outcome.Refusal(Optional.empty(), "in words of its own"));
    Case settled = oracle(keras).settle(made(REFUSED));
    assertEquals(made(REFUSED).expected(), settled.expected());
    assertEquals("Always", settled.reference());
  }

  @Test
  void whereItGivesOtherNumbersTheCaseIsContested() {
    Case settled = oracle(new AllZeros()).settle(made(COMPUTED));
    assertEquals(new Verdict.Contested("definition"), verdict(new JavaEngine(), settled));
    assertEquals(new Verdict.Contested("AllZeros"), verdict(new AllZeros(), settled));
  }

  @Test
  void whereItRefusesWhatTheDefinitionComputesToo() {
    Always refuses = new Always(new Outcome.Refusal(Optional.empty(), "no"));
    Case settled = oracle(refuses).settle(made(COMPUTED));
    assertEquals(new Verdict.Contested("definition"), verdict(new JavaEngine(), settled));
    assertEquals(new Verdict.Contested("Always"), verdict(refuses, settled));
    assertTrue(verdict(new AllZeros(), settled).isFailure());
  }

  @Test
  void whereItComputesWhatKerasRefusesToo() {
    Outcome computed = new JavaEngine().run((LayerCall) made(COMPUTED).call());
    Always computes = new Always(computed);
    Case settled = oracle(computes).settle(made(REFUSED));
    assertEquals(new Verdict.Contested("definition"), verdict(new JavaEngine(), settled));
    assertEquals(new Verdict.Contested("Always"), verdict(computes, settled));
  }

  @Test
  void whereItGivesNoAnswerTheDefinitionDecides() {
    for (Outcome none :
        List.of(new Outcome.Crash("died of SIGABRT"), new Outcome.Timeout(Duration.ofSeconds(1)))) {
      LiveOracle oracle = oracle(new Always(none));
      Case made = made(COMPUTED);
      assertEquals(made, oracle.settle(made));
      assertFalse(oracle.isOfUse());
      assertEquals(1, oracle.run().tally().failures());
    }
  }

  @Test
  void whatItDoesNotSupportTheDefinitionDecides() {
    LiveOracle oracle = oracle(new Always(new Outcome.Unsupported("no convolution")));
    Case made = made(COMPUTED);
    assertEquals(made, oracle.settle(made));
    assertEquals(1, oracle.run().tally().count("unsupported"));
  }

  @Test
  void itIsHeldAgainstTheDefinition() {
    LiveOracle oracle = oracle(new AllZeros());
    oracle.settle(made(COMPUTED));
    assertEquals(1, oracle.run().tally().count("deviates"));
  }

  private static LiveOracle oracle(ConvolutionEngine engine) {
    return new LiveOracle(new EngineRun(engine, Baseline.empty()));
  }

  private static Verdict verdict(ConvolutionEngine engine, Case settled) {
    return new EngineRun(engine, Baseline.empty()).run(settled).verdict();
  }

  private static Case made(String line) {
    return Descriptor.read(line).made().orElseThrow();
  }
}
