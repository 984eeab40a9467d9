package org.kerastck.config;

/** The Python exceptions with which Keras refuses. */
public enum ErrorType {
  /** A value that makes no sense. */
  VALUE_ERROR("ValueError"),
  /** A value of a wrong type. */
  TYPE_ERROR("TypeError"),
  /** A name that a mapping lacks. */
  KEY_ERROR("KeyError"),
  /** An attribute that an object lacks. */
  ATTRIBUTE_ERROR("AttributeError"),
  /** An index beyond the end. */
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
