package org.kerastck.engine;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Children of one engine. From the second one on, when an engine has died, they are started ahead
 * of need: the next child is warm when it is wanted, also where deaths come one upon another.
 */
final class ChildPool implements AutoCloseable {
  /**
   * A start takes a processor for a third of a second; more at once than processors gain nothing.
   */
  private static final int MOST_SPARES = Math.min(2, Runtime.getRuntime().availableProcessors());

  private final Child.Launcher launcher;
  private final int wanted;
  private boolean isFirst = true;
  private final Deque<CompletableFuture<Child>> spares = new ArrayDeque<>();
  private final ExecutorService starters =
      Executors.newFixedThreadPool(
          MOST_SPARES,
          task -> {
            Thread thread = new Thread(task, "keras-tck-child-start");
            thread.setDaemon(true);
            return thread;
          });

  /** Starts none yet; {@code spares} children are kept ahead of a second one's need. */
  ChildPool(Child.Launcher launcher, int spares) {
    this.launcher = launcher;
    this.wanted = Math.min(spares, MOST_SPARES) + 1;
  }

  /**
   * A child that is ready for cases.
   *
   * @throws IOException where it does not start
   */
  Child take() throws IOException {
    int ahead = isFirst ? 1 : wanted;
    isFirst = false;
    while (spares.size() < ahead) {
      spares.add(CompletableFuture.supplyAsync(this::launch, starters));
    }
    try {
      return spares.remove().join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof StartException start) {
        throw start.failure();
      }
      throw e;
    }
  }

  /** Puts in a child that has been started already. */
  void add(Child child) {
    spares.add(CompletableFuture.completedFuture(child));
  }

  @Override
  public void close() {
    starters.shutdown();
    for (CompletableFuture<Child> spare : spares) {
      try {
        spare.join().close();
      } catch (CompletionException | CancellationException e) {
        // A spare that did not start leaves nothing to close.
        assert spare.isDone();
      }
    }
    spares.clear();
  }

  private Child launch() {
    try {
      return launcher.launch();
    } catch (IOException e) {
      throw new StartException(e);
    }
  }

  /** Carries an exception out of a supplier. */
  private static final class StartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final IOException failure;

    StartException(IOException failure) {
      super(failure);
      this.failure = failure;
    }

    IOException failure() {
      return failure;
    }
  }
}
