package org.kerastck.engine;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.kerastck.fixture.Call;
import org.kerastck.fixture.LayerCall;

/**
 * An engine in a child JVM. A case that kills the child is a {@link Outcome.Crash}, one that it
 * does not answer in time a {@link Outcome.Timeout}; the next case gets a fresh child.
 */
public final class ChildEngine implements ConvolutionEngine {
  /** How long one case may take. */
  public static final Duration TIME_LIMIT = Duration.ofSeconds(60);

  private final ConvolutionEngine engine;
  private final Duration timeLimit;
  private final ChildPool pool;
  private @Nullable ChildProcess child;

  private ChildEngine(ConvolutionEngine engine, Duration timeLimit, ChildPool pool) {
    this.engine = engine;
    this.timeLimit = timeLimit;
    this.pool = pool;
  }

  /**
   * Starts a child for this engine.
   *
   * @throws EngineException where it does not start
   */
  public static ChildEngine start(ConvolutionEngine engine) {
    return start(engine, TIME_LIMIT);
  }

  /**
   * Starts a child for this engine.
   *
   * @param timeLimit how long one case may take
   * @throws EngineException where it does not start
   */
  public static ChildEngine start(ConvolutionEngine engine, Duration timeLimit) {
    ChildEngine isolated = new ChildEngine(engine, timeLimit, new ChildPool(engine.getClass()));
    try {
      isolated.child = isolated.nextChild();
      return isolated;
    } catch (EngineException e) {
      isolated.close();
      throw e;
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
  public Outcome run(LayerCall call) {
    return answer(call);
  }

  @Override
  public Outcome answer(Call call) {
    ChildProcess process = child == null ? nextChild() : child;
    child = process;
    try {
      Outcome outcome = process.call(call, timeLimit);
      if (outcome instanceof Outcome.Crash) {
        // The JVM lives, but what the error left of the engine is not to be trusted.
        child = null;
        process.close();
      }
      return outcome;
    } catch (IOException e) {
      child = null;
      return outcomeOfDeath(process, call);
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

  private Outcome outcomeOfDeath(ChildProcess process, Call call) {
    try (process) {
      if (process.jvm().isRunEnding()) {
        throw new EngineException("The run was told to end.");
      }
      return process.jvm().wasTimedOut() ? new Outcome.Timeout(timeLimit) : process.crash(call);
    }
  }

  private ChildProcess nextChild() {
    try {
      return pool.take();
    } catch (IOException e) {
      throw new EngineException(
          "Engine %s cannot start its JVM: %s".formatted(name(), e.getMessage()));
    }
  }
}
