package org.kerastck.layer;

import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kerastck.geometry.Padding;
import org.kerastck.tensor.DataFormat;

/** What Keras checks of single arguments at construction, and of those that belong together. */
final class ArgumentChecks {
  private ArgumentChecks() {}

  static String name(@Nullable Object value, String layer, LayerContext context) {
    if (value == null) {
      return context.nextName(layer);
    }
    if (!(value instanceof String name) || name.contains("/")) {
      throw KerasException.value(
          Stage.INIT,
          "Argument `name` must be a string and cannot contain character `/`. Received: name=%s of"
              + " type %s",
          PythonValue.repr(value),
          PythonValue.typeName(value));
    }
    return name;
  }

  static boolean trainable(@Nullable Object value) {
    if (!(value instanceof Boolean trainable)) {
      throw KerasException.value(
          Stage.INIT,
          "Expected `trainable` to be a boolean. Received: trainable=%s of type %s",
          PythonValue.repr(value),
          PythonValue.typeName(value));
    }
    return trainable;
  }

  static Optional<Padding> padding(@Nullable Object value) {
    if (value instanceof Collection) {
      return Optional.empty();
    }
    if (!(value instanceof String name)) {
      throw KerasException.attribute(
          Stage.INIT,
          "The `padding` argument must be one of 'valid', 'same'. Received: %s of type %s",
          PythonValue.repr(value),
          PythonValue.typeName(value));
    }
    Optional<Padding> padding = Padding.named(name);
    if (padding.isEmpty()) {
      throw KerasException.value(
          Stage.INIT,
          "The `padding` argument must be one of 'valid', 'same'. Received: %s",
          PythonValue.repr(value));
    }
    return padding;
  }

  static DataFormat dataFormat(@Nullable Object value, LayerContext context) {
    if (value == null) {
      return context.imageDataFormat();
    }
    String name = value instanceof String text ? text : PythonValue.repr(value);
    return DataFormat.named(name)
        .orElseThrow(
            () ->
                KerasException.value(
                    Stage.INIT,
                    "The `data_format` argument must be one of 'channels_first', 'channels_last'."
                        + " Received: data_format=%s",
                    name));
  }

  static @Nullable Number filters(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    Number filters = number("filters", value);
    if (filters.doubleValue() <= 0) {
      throw KerasException.value(
          Stage.INIT,
          "Invalid value for argument `filters`. Expected a strictly positive value. Received"
              + " filters=%s.",
          filters);
    }
    return filters;
  }

  static Number groups(@Nullable Object value, @Nullable Number filters) {
    Number groups = number("groups", value);
    if (groups.doubleValue() <= 0) {
      throw KerasException.value(
          Stage.INIT,
          "The number of groups must be a positive integer. Received: groups=%s.",
          groups);
    }
    if (filters != null && filters.doubleValue() % groups.doubleValue() != 0) {
      throw KerasException.value(
          Stage.INIT,
          "The number of filters must be evenly divisible by the number of groups. Received:"
              + " groups=%s, filters=%s.",
          groups,
          filters);
    }
    return groups;
  }

  private static Number number(String name, @Nullable Object value) {
    if (value instanceof Boolean truth) {
      return truth ? 1 : 0;
    }
    if (value instanceof Number number) {
      return number;
    }
    throw KerasException.type(
        Stage.INIT,
        "The argument `%s` must be an integer. Received: %s=%s of type %s",
        name,
        name,
        PythonValue.repr(value),
        PythonValue.typeName(value));
  }

  static void checkOutputPadding(PairArgument outputPadding, PairArgument strides) {
    Number[] paddings = {outputPadding.height(), outputPadding.width()};
    Number[] limits = {strides.height(), strides.width()};
    for (int axis = 0; axis < 2; axis++) {
      if (paddings[axis].doubleValue() >= limits[axis].doubleValue()) {
        throw KerasException.value(
            Stage.INIT,
            "`output_padding` must be strictly less than `strides` for all dimensions. At dimension"
                + " %d, `output_padding` is %s but `strides` is %s. Received: output_padding=%s,"
                + " strides=%s",
            axis,
            paddings[axis],
            limits[axis],
            outputPadding,
            strides);
      }
    }
  }

  static void checkStridesWithDilation(PairArgument strides, PairArgument dilationRate) {
    if (strides.max() > 1 && dilationRate.max() > 1) {
      throw KerasException.value(
          Stage.INIT,
          "`strides > 1` not supported in conjunction with `dilation_rate > 1`. Received:"
              + " strides=%s and dilation_rate=%s",
          strides,
          dilationRate);
    }
  }
}
