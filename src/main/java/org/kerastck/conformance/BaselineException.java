package org.kerastck.conformance;

/** A baseline that cannot be used; the message is one line that names the file. */
public final class BaselineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BaselineException(String message) {
    super(message);
  }
}
