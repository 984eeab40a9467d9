package org.kerastck.engine;

/** The run was told to end: what engines do then, or do not any more, says nothing of them. */
public final class StoppedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The run is to end. */
  public StoppedException() {
    super("The run was told to end.");
  }
}
