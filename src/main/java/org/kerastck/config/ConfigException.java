package org.kerastck.config;

/** A config that Keras refuses, with the type of its error. */
public final class ConfigException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final ErrorType type;

  /** A refusal: what was expected, and what was received. */
  public ConfigException(ErrorType type, String message) {
    super(message);
    this.type = type;
  }

  /** The type of Keras's error. */
  public ErrorType type() {
    return type;
  }
}
