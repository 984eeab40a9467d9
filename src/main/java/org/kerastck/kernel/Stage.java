package org.kerastck.kernel;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Independent parts of a run that workers take from a counter. A stage is used by one run after the
 * other; a worker that comes late finds no parts left, or helps with the next run.
 */
final class Stage {
  /** Does one part of the work. */
  @FunctionalInterface
  interface Job {

    /**
     * Does it.
     *
     * @param part from 0
     * @param worker from 0, for its own scratch space
     */
    void run(int part, int worker);
  }

  private final Job job;
  private final int parts;
  private final AtomicInteger next;
  private final AtomicInteger done;
  private volatile @Nullable Throwable failure;

  Stage(int parts, Job job) {
    this.job = job;
    this.parts = parts;
    this.next = new AtomicInteger(parts);
    this.done = new AtomicInteger(parts);
  }

  /** Does all parts on the caller's thread. */
  void runAlone() {
    for (int part = 0; part < parts; part++) {
      job.run(part, 0);
    }
  }

  /** Forgets the last run; nobody gets a part before {@link #open}. */
  void close() {
    next.set(parts);
    done.set(0);
  }

  /** Lets workers take parts. */
  void open() {
    next.set(0);
  }

  /** Whether there may be parts to take, now or never again. */
  boolean isOpenOrDone() {
    return next.get() < parts || isDone();
  }

  boolean isDone() {
    return done.get() >= parts;
  }

  /** Takes parts until none is left. */
  void work(int worker) {
    for (int part = next.getAndIncrement(); part < parts; part = next.getAndIncrement()) {
      try {
        job.run(part, worker);
      } catch (RuntimeException | Error e) {
        failure = e;
      } finally {
        done.incrementAndGet();
      }
    }
  }

  /** Throws what a worker threw. */
  void rethrow() {
    Throwable thrown = failure;
    failure = null;
    if (thrown instanceof RuntimeException e) {
      throw e;
    }
    if (thrown instanceof Error e) {
      throw e;
    }
  }
}
