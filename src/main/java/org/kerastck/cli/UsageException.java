package org.kerastck.cli;

/** Arguments that cannot be used together, or not here; the message is one line. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
