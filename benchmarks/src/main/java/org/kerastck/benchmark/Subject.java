package org.kerastck.benchmark;

/** A layer made ready in one library. */
public interface Subject extends AutoCloseable {

  /** Computes the output once. */
  void run();

  @Override
  default void close() {}
}
