package org.kerastck.layer;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How Python would treat a configuration value that came as JSON or from Java: {@code null}, {@code
 * Boolean}, {@code Number}, {@code String}, {@code List} or {@code Map}.
 */
final class PythonValue {
  private PythonValue() {}

  /** Whether {@code isinstance(value, int)}: booleans are integers in Python. */
  static boolean isInteger(@Nullable Object value) {
    return value instanceof Integer
        || value instanceof Long
        || value instanceof Short
        || value instanceof Byte
        || value instanceof Boolean;
  }

  /** Whether the value is a number in Python. */
  static boolean isNumber(@Nullable Object value) {
    return value instanceof Number || value instanceof Boolean;
  }

  /** The number's value; true is 1. */
  static double toDouble(Object number) {
    if (number instanceof Boolean truth) {
      return truth ? 1 : 0;
    }
    return ((Number) number).doubleValue();
  }

  /** {@code bool(value)}. */
  static boolean isTruthy(@Nullable Object value) {
    if (value == null) {
      return false;
    }
    if (isNumber(value)) {
      return toDouble(value) != 0;
    }
    if (value instanceof String text) {
      return !text.isEmpty();
    }
    if (value instanceof Collection<?> collection) {
      return !collection.isEmpty();
    }
    return !(value instanceof Map<?, ?> map) || !map.isEmpty();
  }

  /** {@code type(value).__name__}. */
  static String typeName(@Nullable Object value) {
    if (value == null) {
      return "NoneType";
    }
    if (value instanceof Boolean) {
      return "bool";
    }
    if (isInteger(value)) {
      return "int";
    }
    if (value instanceof Number) {
      return "float";
    }
    if (value instanceof String) {
      return "str";
    }
    if (value instanceof Collection) {
      return "list";
    }
    return value instanceof Map ? "dict" : value.getClass().getSimpleName();
  }

  /** {@code repr(value)}. */
  static String repr(@Nullable Object value) {
    if (value == null) {
      return "None";
    }
    if (value instanceof Boolean truth) {
      return truth ? "True" : "False";
    }
    if (value instanceof String text) {
      return "'" + text + "'";
    }
    if (value instanceof Collection<?> collection) {
      return collection.stream().map(PythonValue::repr).collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> repr(entry.getKey()) + ": " + repr(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return value.toString();
  }
}
