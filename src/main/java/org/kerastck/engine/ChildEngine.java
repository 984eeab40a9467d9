package org.kerastck.engine;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.kerastck.fixture.Call;
import org.kerastck.fixture.LayerCall;

/**
 * An engine in a child process. A case that kills the child, or to which it says what is no answer,
 * is a {@link Outcome.Crash}, one that it does not answer in time a {@link Outcome.Timeout}; the
 * next case gets a fresh child.
 *
 * <p>Where no fresh child starts, three times in a row, the engine is at its end: every further
 * case is a crash that says so, without being asked.
 */
@API(status = API.Status.INTERNAL)
public final class ChildEngine implements ConvolutionEngine {
  /** How long one case may take. */
  public static final Duration TIME_LIMIT = Duration.ofSeconds(60);

  private static final int STARTS = 3;
  private static final int SPARES = 1;

  private final ConvolutionEngine engine;
  private final Duration timeLimit;
  private final ChildPool pool;
  private @Nullable Child child;
  private @Nullable String end;

  private ChildEngine(ConvolutionEngine engine, Duration timeLimit, ChildPool pool) {
    this.engine = engine;
    this.timeLimit = timeLimit;
    this.pool = pool;
  }

  /**
   * Starts a child JVM for this engine.
   *
   * @throws EngineException where it does not start
   * @throws StoppedException where the run is told to end meanwhile
   */
  public static ChildEngine start(ConvolutionEngine engine) {
    return start(engine, TIME_LIMIT);
  }

  /**
   * Starts a child JVM for this engine.
   *
   * @param timeLimit how long one case may take
   * @throws EngineException where it does not start
   */
  public static ChildEngine start(ConvolutionEngine engine, Duration timeLimit) {
    return start(
        engine, timeLimit, new ChildPool(() -> ChildProcess.launch(engine.getClass()), SPARES));
  }

  /** Takes children from this pool, which it closes; the engine lends its name and version. */
  static ChildEngine start(ConvolutionEngine engine, Duration timeLimit, ChildPool pool) {
    ChildEngine isolated = new ChildEngine(engine, timeLimit, pool);
    try {
      isolated.child = pool.take();
      return isolated;
    } catch (IOException e) {
      isolated.close();
      GuardedProcess.checkRunGoesOn();
      throw new EngineException(
          "Engine %s does not start: %s".formatted(engine.name(), e.getMessage()));
    }
  }

  @Override
  public String name() {
    return engine.name();
  }

  @Override
  public String version() {
    return engine.version();
  }

  @Override
  public Isolation isolation() {
    return Isolation.CHILD_JVM;
  }

  @Override
  public Optional<String> missing(Call call) {
    return engine.missing(call);
  }

  @Override
  public Outcome run(LayerCall call) {
    return answer(call);
  }

  @Override
  public Outcome answer(Call call) {
    Child process = child == null ? nextChild() : child;
    child = process;
    if (process == null) {
      return new Outcome.Crash("not asked: " + end);
    }
    try {
      Outcome outcome = process.call(call, timeLimit);
      if (outcome instanceof Outcome.Crash) {
        // The process lives, but what the error left of the engine is not to be trusted.
        child = null;
        process.close();
      }
      return outcome;
    } catch (IOException e) {
      child = null;
      return outcomeOfFailure(process, call, e);
    }
  }

  @Override
  public void close() {
    if (child != null) {
      child.close();
      child = null;
    }
    pool.close();
  }

  private Outcome outcomeOfFailure(Child process, Call call, IOException failure) {
    try (process) {
      GuardedProcess.checkRunGoesOn();
      return process.process().wasTimedOut()
          ? new Outcome.Timeout(timeLimit)
          : process.crash(call, failure);
    }
  }

  /** A fresh child; null where the engine is at its end. */
  private @Nullable Child nextChild() {
    for (int start = 0; end == null; start++) {
      try {
        return pool.take();
      } catch (IOException e) {
        GuardedProcess.checkRunGoesOn();
        if (start + 1 == STARTS) {
          end = "the engine does not start any more: " + e.getMessage();
        }
      }
    }
    return null;
  }
}
