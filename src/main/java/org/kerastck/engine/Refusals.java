package org.kerastck.engine;

import java.util.Optional;

/** Turns what engines throw into refusals. */
final class Refusals {
  private Refusals() {}

  static Outcome.Refusal of(Throwable thrown) {
    String message = thrown.getMessage() == null ? "" : thrown.getMessage();
    String firstLine = message.lines().findFirst().orElse("").strip();
    return new Outcome.Refusal(
        Optional.empty(), thrown.getClass().getSimpleName() + ": " + firstLine);
  }
}
