package org.kerastck.activation;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads a function's arguments by Keras's names, and refuses those that it does not have. */
final class Arguments {
  private final String function;
  private final Map<String, ?> values;
  private final Set<String> known = new TreeSet<>();

  Arguments(String function, Map<String, ?> values) {
    this.function = function;
    this.values = values;
  }

  /** The number, as the float32 that Keras makes of it. */
  float number(String name, double defaultValue) {
    known.add(name);
    return values.containsKey(name) ? toFloat(name, values.get(name)) : (float) defaultValue;
  }

  /** The number, which has no default. */
  float required(String name) {
    if (!values.containsKey(name)) {
      throw new IllegalArgumentException(
          "%s needs the argument `%s`. Received: %s".formatted(function, name, values));
    }
    return number(name, 0);
  }

  /** The number, or infinity where it is absent or null. */
  float numberOrInfinity(String name) {
    known.add(name);
    return values.get(name) == null ? Float.POSITIVE_INFINITY : toFloat(name, values.get(name));
  }

  boolean truth(String name) {
    known.add(name);
    Object value = values.get(name);
    if (value != null && !(value instanceof Boolean)) {
      throw problem(name, "true or false", value);
    }
    return Boolean.TRUE.equals(value);
  }

  int axis() {
    known.add("axis");
    Object value = values.containsKey("axis") ? values.get("axis") : Integer.valueOf(-1);
    if (value instanceof Integer axis) {
      return axis;
    }
    throw problem("axis", "an integer", value);
  }

  @Nullable Object any(String name) {
    known.add(name);
    return values.get(name);
  }

  /** What every layer's configuration has, and no activation needs. */
  void ignore(String... names) {
    known.addAll(Set.of(names));
  }

  /** The function made of them, once none is left over. */
  <T> T checked(T made) {
    Set<String> unknown = new TreeSet<>(values.keySet());
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "%s takes the arguments %s. Received also: %s".formatted(function, known, unknown));
    }
    return made;
  }

  private float toFloat(String name, @Nullable Object value) {
    if (value instanceof Number number) {
      return number.floatValue();
    }
    throw problem(name, "a number", value);
  }

  private IllegalArgumentException problem(String name, String expected, @Nullable Object value) {
    return new IllegalArgumentException(
        "The argument `%s` of %s must be %s. Received: %s"
            .formatted(name, function, expected, value));
  }
}
