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
 * Child JVMs of one engine, started ahead of need: where an engine dies, the next child is warm
 * when it is wanted, also where deaths come one upon another.
 */
final class ChildPool implements AutoCloseable {
  /**
   * A start takes a processor for a third of a second; more at once than processors gain nothing.
   */
  private static final int SPARES = Math.min(2, Runtime.getRuntime().availableProcessors());

  private final Class<? extends ConvolutionEngine> engine;
  private final Deque<CompletableFuture<ChildProcess>> spares = new ArrayDeque<>();
  private final ExecutorService starters =
      Executors.newFixedThreadPool(
          SPARES,
          task -> {
            Thread thread = new Thread(task, "keras-tck-child-start");
            thread.setDaemon(true);
            return thread;
          });

  ChildPool(Class<? extends ConvolutionEngine> engine) {
    this.engine = engine;
  }

  /**
   * A child that is ready for cases.
   *
   * @throws IOException where it does not start
   */
  ChildProcess take() throws IOException {
    while (spares.size() < SPARES + 1) {
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

  @Override
  public void close() {
    starters.shutdown();
    for (CompletableFuture<ChildProcess> spare : spares) {
      try {
        spare.join().close();
      } catch (CompletionException | CancellationException e) {
        // A spare that did not start leaves nothing to close.
        assert spare.isDone();
      }
    }
    spares.clear();
  }

  private ChildProcess launch() {
    try {
      return ChildProcess.launch(engine);
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
