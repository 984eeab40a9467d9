package org.kerastck.config;

/** The Python exceptions with which Keras refuses. */
public enum ErrorType {
  VALUE_ERROR("ValueError"),
  TYPE_ERROR("TypeError"),
  KEY_ERROR("KeyError"),
  ATTRIBUTE_ERROR("AttributeError"),
  INDEX_ERROR("IndexError");

  private final String pythonName;

  ErrorType(String pythonName) {
    this.pythonName = pythonName;
  }

  /** The exception's name in Python. */
  public String pythonName() {
    return pythonName;
  }
}
