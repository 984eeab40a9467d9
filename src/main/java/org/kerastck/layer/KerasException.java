package org.kerastck.layer;

import org.kerastck.config.ErrorType;

/** A refusal of a configuration or an input, for which Keras raises an error of the same type. */
public final class KerasException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorType type;
  private final Stage stage;

  KerasException(ErrorType type, Stage stage, String message) {
    super(message);
    this.type = type;
    this.stage = stage;
  }

  static KerasException value(Stage stage, String message, Object... arguments) {
    return new KerasException(ErrorType.VALUE_ERROR, stage, message.formatted(arguments));
  }

  static KerasException type(Stage stage, String message, Object... arguments) {
    return new KerasException(ErrorType.TYPE_ERROR, stage, message.formatted(arguments));
  }

  static KerasException attribute(Stage stage, String message, Object... arguments) {
    return new KerasException(ErrorType.ATTRIBUTE_ERROR, stage, message.formatted(arguments));
  }

  /** The type of Keras's error. */
  public ErrorType type() {
    return type;
  }

  /** The stage at which Keras raises it. */
  public Stage stage() {
    return stage;
  }
}
