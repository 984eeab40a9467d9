package org.kerastck.conformance;

/** A case whose outputs the judge has no measure for; the message is one line that names it. */
public final class UnjudgeableCaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnjudgeableCaseException(String message) {
    super(message);
  }
}
