package org.kerastck.conformance;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** What other threads compute. */
public final class Futures {
  private Futures() {}

  /** Waits for it, and throws what went wrong there as it was thrown. */
  public static <T> T join(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
