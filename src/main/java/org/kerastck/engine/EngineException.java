package org.kerastck.engine;

/** An engine that cannot be used at all; the message is one line. */
public final class EngineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The engine cannot be used. */
  public EngineException(String message) {
    super(message);
  }
}
