package org.kerastck.cli;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** What other threads compute. */
final class Futures {
  private Futures() {}

  /** Waits for it, and throws what went wrong there as it was thrown. */
  static <T> T join(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
