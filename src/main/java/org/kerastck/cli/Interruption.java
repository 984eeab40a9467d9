package org.kerastck.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.kerastck.engine.StoppedException;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.FixtureSet;

/**
 * Ends a run in order when the process is told to end (Ctrl-C, SIGTERM): the JVM waits until the
 * command has removed what it did not complete and has said so. Child JVMs have a hook of their
 * own.
 */
final class Interruption implements AutoCloseable {
  private static final int LONGEST_WAIT_SECONDS = 10;

  private final CountDownLatch unwound = new CountDownLatch(1);
  private final Thread hook = new Thread(this::await, "keras-tck-interruption");
  private volatile boolean requested;

  /** Watches from now until it is closed. */
  Interruption() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Goes on, or does not.
   *
   * @throws StoppedException where the process was told to end
   */
  void check() {
    if (requested) {
      throw new StoppedException();
    }
  }

  /** Every case of the set, as far as it is to go on. */
  Stream<Case> cases(FixtureSet set) {
    return set.stream().peek(golden -> check());
  }

  @Override
  public void close() {
    unwound.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The hook is running, and has just been told to stop waiting.
      requested = true;
    }
  }

  private void await() {
    requested = true;
    try {
      if (!unwound.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("keras-tck: the run did not end in time; it may leave files behind.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
