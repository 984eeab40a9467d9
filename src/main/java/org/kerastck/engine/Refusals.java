package org.kerastck.engine;

import java.util.Optional;

/** Turns what engines throw into refusals. */
public final class Refusals {
  private Refusals() {}

  /** The refusal of a library that does not speak of Keras's errors. */
  public static Outcome.Refusal of(Throwable thrown) {
    return new Outcome.Refusal(Optional.empty(), describe(thrown));
  }

  /** The class and the first line of the message. */
  static String describe(Throwable thrown) {
    String name = thrown.getClass().getSimpleName();
    String message = thrown.getMessage() == null ? "" : thrown.getMessage();
    return message.isBlank() ? name : name + ": " + message.strip().lines().findFirst().orElse("");
  }
}
