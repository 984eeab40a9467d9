package org.kerastck.engine;

import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.kerastck.fixture.Call;

/**
 * Asks an engine, whatever it does: an engine is not ours, and one case is all that it may cost.
 */
@API(status = API.Status.INTERNAL)
public final class EngineCall {
  private EngineCall() {}

  /**
   * The engine's outcome. An exception is a refusal; an error of the JVM, or no outcome at all, is
   * a crash.
   *
   * @throws OutOfMemoryError which may be anybody's whom the process has
   * @throws EngineException where the engine cannot be used any more
   * @throws StoppedException where the run is told to end meanwhile
   */
  public static Outcome outcome(ConvolutionEngine engine, Call call) {
    try {
      Optional<String> missing = engine.missing(call);
      if (missing.isPresent()) {
        return new Outcome.Unsupported(missing.get());
      }
      @Nullable Outcome outcome = engine.answer(call);
      return outcome == null ? new Outcome.Crash("the engine returned null") : outcome;
    } catch (EngineException | StoppedException | OutOfMemoryError e) {
      throw e;
    } catch (Exception e) {
      return Refusals.of(e);
    } catch (Error e) {
      return crash(e);
    }
  }

  /** What an error of the JVM is, where the JVM is the engine's alone. */
  static Outcome crash(Error e) {
    return new Outcome.Crash("the engine threw " + Refusals.describe(e));
  }
}
