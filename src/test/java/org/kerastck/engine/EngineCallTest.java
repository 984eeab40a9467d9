package org.kerastck.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kerastck.engine.wrong.TestEngine;
import org.kerastck.fixture.Call;
import org.kerastck.fixture.LayerCall;
import org.kerastck.fixture.SmallFixture;

class EngineCallTest {
  private static final Call CALL = SmallFixture.tripled().call();

  @Test
  void whatIsMissingIsNotAskedFor() {
    ConvolutionEngine engine =
        new TestEngine() {
          @Override
          public Optional<String> missing(Call call) {
            return Optional.of("it has no " + call.subject());
          }

          @Override
          public Outcome run(LayerCall call) {
            throw new AssertionError("asked");
          }
        };
    Outcome expected = new Outcome.Unsupported("it has no " + CALL.subject());
    assertEquals(expected, EngineCall.outcome(engine, CALL));
    assertEquals(
        expected, EngineCall.outcome(EngineCrew.of(2, () -> engine), CALL), "from several");
  }

  @Test
  void anEngineThatIsFullyEquippedIsAsked() {
    ConvolutionEngine engine =
        new TestEngine() {
          @Override
          public Outcome run(LayerCall call) {
            return new Outcome.Crash("asked");
          }
        };
    assertEquals(new Outcome.Crash("asked"), EngineCall.outcome(engine, CALL));
  }
}
