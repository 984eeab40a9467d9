package org.kerastck.engine;

import java.io.IOException;

/** A child lives, and what it says is no answer; what follows in its stream cannot be trusted. */
final class NoAnswerException extends IOException {
  private static final long serialVersionUID = 1L;

  NoAnswerException(String message) {
    super(message);
  }
}
