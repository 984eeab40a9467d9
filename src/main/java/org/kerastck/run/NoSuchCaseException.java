package org.kerastck.run;

/** No case is as wanted; the message is one line. */
public final class NoSuchCaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoSuchCaseException(String message) {
    super(message);
  }

  /** Whoever asked for the case needs the message alone. */
  @Override
  public Throwable fillInStackTrace() {
    return this;
  }
}
