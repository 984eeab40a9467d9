package org.kerastck.engine;

import java.io.IOException;
import java.time.Duration;
import org.kerastck.fixture.Call;

/** A process that answers for an engine. */
interface Child extends AutoCloseable {

  /** Starts children of one engine. */
  @FunctionalInterface
  interface Launcher {
    /**
     * A child that is ready for cases.
     *
     * @throws IOException where it does not start; nothing is left of it then
     */
    Child launch() throws IOException;
  }

  /**
   * Sends one call and waits for its outcome.
   *
   * @throws IOException where the child dies, is killed at the time limit, or answers what is no
   *     answer; it is of no more use then
   */
  Outcome call(Call call, Duration timeLimit) throws IOException;

  /** What its failure to answer is, in words; waits until it has ended. */
  Outcome.Crash crash(Call call, IOException failure);

  /** Its process. */
  GuardedProcess process();

  @Override
  void close();
}
