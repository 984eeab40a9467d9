package org.kerastck.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kerastck.engine.wrong.TestEngine;
import org.kerastck.engine.wrong.Throws;
import org.kerastck.fixture.Call;
import org.kerastck.fixture.LayerCall;
import org.kerastck.fixture.SmallFixture;

class EngineCallTest {
  private static final LayerCall CALL = SmallFixture.call("any");

  @Test
  void anExceptionIsARefusalInOneLine() {
    assertEquals(
        new Outcome.Refusal(Optional.empty(), "IllegalStateException: no"),
        EngineCall.outcome(new Throws(), CALL));
  }

  @Test
  void anErrorIsACrash() {
    assertEquals(
        new Outcome.Crash("the engine threw NoClassDefFoundError: some/Library"),
        EngineCall.outcome(new Failing(new NoClassDefFoundError("some/Library")), CALL));
  }

  @Test
  void anEngineThatCannotGoOnEndsTheRun() {
    EngineException fatal = new EngineException("gone");
    Failing engine = new Failing(fatal);
    assertSame(fatal, assertThrows(EngineException.class, () -> EngineCall.outcome(engine, CALL)));
  }

  @Test
  void whatIsMissingIsNotAskedFor() {
    ConvolutionEngine engine =
        new Failing(new AssertionError("asked")) {
          @Override
          public Optional<String> missing(Call call) {
            return Optional.of("it has no " + call.subject());
          }
        };
    Outcome expected = new Outcome.Unsupported("it has no " + CALL.subject());
    assertEquals(expected, EngineCall.outcome(engine, CALL));
    assertEquals(
        expected, EngineCall.outcome(EngineCrew.of(2, () -> engine), CALL), "from several");
  }

  /** A heap has other tenants: whoever set its size has to hear of it. */
  @Test
  void aFullHeapIsNoCrashOfTheEngine() {
    OutOfMemoryError full = new OutOfMemoryError("Java heap space");
    Failing engine = new Failing(full);
    assertSame(full, assertThrows(OutOfMemoryError.class, () -> EngineCall.outcome(engine, CALL)));
  }

  /** Nor is one of which no heap would have helped. */
  @Test
  void noRoomOfAnotherKindIsACrash() {
    OutOfMemoryError threads = new OutOfMemoryError("unable to create native thread");
    assertEquals(
        new Outcome.Crash("the engine threw OutOfMemoryError: unable to create native thread"),
        EngineCall.outcome(new Failing(threads), CALL));
  }

  /** As a refusal it would be right where Keras refuses. */
  @Test
  void whatIsUnsupportedForNoReasonIsACrash() {
    ConvolutionEngine engine =
        new Failing(new AssertionError("asked")) {
          @Override
          public Optional<String> missing(Call call) {
            return Optional.of(" ");
          }
        };
    assertEquals(
        new Outcome.Crash("the engine says that something is unsupported, and not what"),
        EngineCall.outcome(engine, CALL));
  }

  /** Throws what it was given. */
  private static class Failing extends TestEngine {
    private final Throwable thrown;

    Failing(Throwable thrown) {
      this.thrown = thrown;
    }

    @Override
    public Outcome run(LayerCall call) {
      if (thrown instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) thrown;
    }
  }
}
