package org.kerastck.kernel;

/**
 * How a prepared convolution computes.
 *
 * @param threads how many threads share the work of a run, the caller's among them; the result does
 *     not depend on it
 * @param fused the activation that is applied to each part of the output while it is in the cache
 */
public record Execution(int threads, FusedActivation fused) {
  /** One thread, no activation. */
  public static final Execution DEFAULT = new Execution(1, FusedActivation.LINEAR);

  public Execution {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be positive. Received: " + threads);
    }
  }

  /** The same on that many threads. */
  public Execution withThreads(int newThreads) {
    return new Execution(newThreads, fused);
  }

  /** The same with an activation. */
  public Execution withFused(FusedActivation newFused) {
    return new Execution(threads, newFused);
  }
}
