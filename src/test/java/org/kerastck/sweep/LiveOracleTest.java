package org.kerastck.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerastck.conformance.Baseline;
import org.kerastck.conformance.EngineRun;
import org.kerastck.conformance.MadeCase;
import org.kerastck.conformance.Verdict;
import org.kerastck.engine.ConvolutionEngine;
import org.kerastck.engine.JavaEngine;
import org.kerastck.engine.Outcome;
import org.kerastck.engine.wrong.AllZeros;
import org.kerastck.engine.wrong.TestEngine;
import org.kerastck.explain.Descriptor;
import org.kerastck.explain.Subject;
import org.kerastck.fixture.BackendOutcome;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Golden;
import org.kerastck.fixture.LayerCall;

class LiveOracleTest {
  private static final String COMPUTED = "conv2d-same-n3x4-k2x1-s1x1-b1c1f1-last-bias";
  private static final String REFUSED = "conv2d-same-n3x4-k2x1-s2x1-d1x2-b1c1f1-last-bias";

  /** Gives the same for every case. */
  private static final class Always extends TestEngine {
    private final Outcome outcome;

    Always(Outcome outcome) {
      this.outcome = outcome;
    }

    @Override
    public Outcome run(LayerCall call) {
      return outcome;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {COMPUTED, REFUSED})
  void whereItAgreesItsWordIsTheGoldenOne(String line) {
    Case settled = oracle(new JavaEngine()).settle(made(line));
    assertEquals("java", settled.reference());
    assertFalse(settled.isContested());
    assertInstanceOf(Verdict.Conforms.class, verdict(new JavaEngine(), settled));
  }

  @Test
  void itsRefusalIsInItsOwnWords() {
    Golden.Raised expected = (Golden.Raised) made(REFUSED).expected();
    Outcome.KerasError error = new Outcome.KerasError(expected.type(), expected.stage());
    Always keras = new Always(new Outcome.Refusal(Optional.of(error), "Keras's own words"));
    Case settled = oracle(keras).settle(made(REFUSED));
    assertEquals("Keras's own words", ((Golden.Raised) settled.expected()).message());
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
  void whatItDiesOfIsKeptAndNobodyMayDoTheSame() {
    Always dies = new Always(new Outcome.Crash("died of SIGABRT"));
    Case settled = oracle(dies).settle(made(COMPUTED));
    BackendOutcome died =
        new BackendOutcome(new Golden.Abort("", "died of SIGABRT"), Optional.empty());
    assertEquals(Map.of("Always", died), settled.backends());
    assertEquals(new Verdict.Contested("definition"), verdict(new JavaEngine(), settled));
    assertInstanceOf(Verdict.Crashed.class, verdict(dies, settled));
    Always hangs = new Always(new Outcome.Timeout(Duration.ofSeconds(1)));
    assertInstanceOf(Verdict.TimedOut.class, verdict(hangs, oracle(hangs).settle(made(COMPUTED))));
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
    Subject subject = Descriptor.read(line);
    return MadeCase.of(line, subject.layer(), subject.input()).orElseThrow();
  }
}
