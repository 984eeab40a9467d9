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
   * The engine's outcome. An exception is a refusal; an error of the JVM, no outcome at all, or one
   * that is unsupported for no reason, is a crash.
   *
   * @throws OutOfMemoryError where the heap is full, which may be anybody's whom the process has
   * @throws EngineException where the engine cannot be used any more
   * @throws StoppedException where the run is told to end meanwhile
   */
  public static Outcome outcome(ConvolutionEngine engine, Call call) {
    try {
      Optional<String> missing = engine.missing(call);
      @Nullable Outcome outcome =
          missing.isPresent() ? new Outcome.Unsupported(missing.get()) : engine.answer(call);
      if (outcome == null) {
        return new Outcome.Crash("the engine returned null");
      }
      return outcome instanceof Outcome.Unsupported unsupported && unsupported.reason().isBlank()
          ? new Outcome.Crash("the engine says that something is unsupported, and not what")
          : outcome;
    } catch (EngineException | StoppedException e) {
      throw e;
    } catch (Exception e) {
      return Refusals.of(e);
    } catch (OutOfMemoryError e) {
      if (isOfHeap(e)) {
        throw e;
      }
      return crash(e);
    } catch (Error e) {
      return crash(e);
    }
  }

  /** Others are of threads, native memory or an array that no heap would hold. */
  private static boolean isOfHeap(OutOfMemoryError e) {
    return String.valueOf(e.getMessage()).matches("Java heap space|GC overhead limit exceeded");
  }

  /** What an error of the JVM is, where the JVM is the engine's alone. */
  static Outcome crash(Error e) {
    return new Outcome.Crash("the engine threw " + Refusals.describe(e));
  }
}
