package org.kerastck.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kerastck.geometry.Padding;
import org.kerastck.tensor.DataFormat;

/**
 * One argument of a layer in program text.
 *
 * @param name Keras's name
 * @param python its value in Python
 * @param builderCall the call of the Java builder; empty for a value that the builder starts with,
 *     absent where the builder cannot say it
 * @param java its value in Java
 */
record ArgumentCode(String name, String python, Optional<String> builderCall, String java) {

  static ArgumentCode of(String name, @Nullable Object value) {
    return new ArgumentCode(name, python(value), builderCall(name, value), java(value));
  }

  private static Optional<String> builderCall(String name, @Nullable Object value) {
    return switch (name) {
      case "filters", "groups" -> ifInteger(name, value);
      case "kernel_size" -> pair("kernelSize", value);
      case "strides" -> pair("strides", value);
      case "dilation_rate" -> pair("dilationRate", value);
      case "output_padding" -> value == null ? Optional.of("") : pair("outputPadding", value);
      case "padding" ->
          value instanceof String text
              ? Padding.named(text).map(padding -> ".padding(Padding.%s)".formatted(padding))
              : Optional.empty();
      case "data_format" ->
          value instanceof String text
              ? DataFormat.named(text).map(f -> ".dataFormat(DataFormat.%s)".formatted(f))
              : ifNull(value);
      case "activation" ->
          value instanceof String text
              ? Optional.of(".activation(%s)".formatted(java(text)))
              : ifNull(value);
      case "use_bias" ->
          value instanceof Boolean truth
              ? Optional.of(".useBias(%s)".formatted(truth))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<String> ifInteger(String name, @Nullable Object value) {
    return value instanceof Integer integer
        ? Optional.of(".%s(%d)".formatted(name, integer))
        : Optional.empty();
  }

  private static Optional<String> ifNull(@Nullable Object value) {
    return value == null ? Optional.of("") : Optional.empty();
  }

  private static Optional<String> pair(String call, @Nullable Object value) {
    if (value instanceof List<?> pair && isPair(pair)) {
      return Optional.of(".%s(%s, %s)".formatted(call, pair.get(0), pair.get(1)));
    }
    return ifInteger(call, value);
  }

  private static boolean isPair(List<?> list) {
    return list.size() == 2 && list.get(0) instanceof Integer && list.get(1) instanceof Integer;
  }

  private static String python(@Nullable Object value) {
    if (value == null) {
      return "None";
    }
    if (value instanceof Boolean truth) {
      return truth ? "True" : "False";
    }
    if (value instanceof Double number && !Double.isFinite(number)) {
      return "float(%s)".formatted(quoted(number.toString(), '\''));
    }
    if (value instanceof String text) {
      return quoted(text, '\'');
    }
    if (value instanceof List<?> list) {
      String items = list.stream().map(ArgumentCode::python).collect(Collectors.joining(", "));
      return isPair(list) ? "(" + items + ")" : "[" + items + "]";
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> python(entry.getKey()) + ": " + python(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return value.toString();
  }

  private static String java(@Nullable Object value) {
    if (value instanceof String text) {
      return quoted(text, '"');
    }
    if (value instanceof List<?> list) {
      return list.stream()
          .map(ArgumentCode::java)
          .collect(Collectors.joining(", ", "Arrays.asList(", ")"));
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> java(entry.getKey()) + ", " + java(entry.getValue()))
          .collect(Collectors.joining(", ", "Map.of(", ")"));
    }
    return value instanceof Long number ? number + "L" : String.valueOf(value);
  }

  /** Both languages read these escapes. */
  private static String quoted(String text, char quote) {
    StringBuilder out = new StringBuilder().append(quote);
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character == quote || character == '\\') {
        out.append('\\').append(character);
      } else if (character == '\n' || character == '\r') {
        // Java reads the other escape as the end of the line.
        out.append(character == '\n' ? "\\n" : "\\r");
      } else if (character < ' ' || character > '~') {
        out.append("\\u%04x".formatted((int) character));
      } else {
        out.append(character);
      }
    }
    return out.append(quote).toString();
  }
}
