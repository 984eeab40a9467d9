package org.kerastck.layer;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kerastck.activation.Activation;
import org.kerastck.geometry.Padding;
import org.kerastck.tensor.DataFormat;

/**
 * Reads a layer's arguments and refuses what Keras refuses at construction, in Keras's order: with
 * two mistakes at once, the error is about the one that Keras names.
 */
final class ArgumentReader {
  /** Arguments of every Keras layer, and those whose effect is not on a call with given weights. */
  private static final Set<String> WITHOUT_EFFECT_ON_A_CALL =
      Set.of(
          "name",
          "trainable",
          "dtype",
          "autocast",
          "input_shape",
          "batch_shape",
          "batch_input_shape",
          "batch_size",
          "kernel_initializer",
          "bias_initializer",
          "kernel_regularizer",
          "bias_regularizer",
          "activity_regularizer",
          "kernel_constraint",
          "bias_constraint");

  private static final Set<Object> OTHER_DTYPES =
      Set.of("float16", "float64", "bfloat16", "mixed_float16", "mixed_bfloat16");

  private static final Set<String> OF_BOTH =
      Set.of(
          "filters",
          "kernel_size",
          "strides",
          "padding",
          "data_format",
          "dilation_rate",
          "activation",
          "use_bias");

  private final String layer;
  private final boolean transposed;
  private final Map<String, ?> config;

  private ArgumentReader(String layer, boolean transposed, Map<String, ?> config) {
    this.layer = layer;
    this.transposed = transposed;
    this.config = config;
  }

  /** The arguments of Conv2D. */
  static ConvolutionArguments conv2D(Map<String, ?> config) {
    return new ArgumentReader("Conv2D", false, config).read();
  }

  /** The arguments of Conv2DTranspose. */
  static ConvolutionArguments conv2DTranspose(Map<String, ?> config) {
    return new ArgumentReader("Conv2DTranspose", true, config).read();
  }

  private ConvolutionArguments read() {
    refuseMissing();
    refuseUnknown();
    checkIdentifiers(IdentifierKind.OF_EVERY_LAYER);
    checkDType(config.get("dtype"));
    PairArgument kernelSize = PairArgument.read("kernel_size", config.get("kernel_size"), false);
    PairArgument strides = PairArgument.read("strides", valueOr("strides", 1), false);
    PairArgument dilationRate =
        PairArgument.read("dilation_rate", valueOr("dilation_rate", 1), false);
    Optional<Padding> padding = padding(valueOr("padding", "valid"));
    Optional<PairArgument> outputPadding =
        Optional.ofNullable(transposed ? config.get("output_padding") : null)
            .map(value -> PairArgument.read("output_padding", value, true));
    DataFormat dataFormat = dataFormat(config.get("data_format"));
    Activation activation = ActivationArgument.read(config.get("activation"));
    checkIdentifiers(IdentifierKind.OF_WEIGHTS);
    boolean useBias = PythonValue.isTruthy(valueOr("use_bias", true));
    Number filters = filters(config.get("filters"));
    Number groups = transposed ? 1 : groups(valueOr("groups", 1), filters);
    outputPadding.ifPresent(pair -> checkOutputPadding(pair, strides));
    checkStridesWithDilation(strides, dilationRate);
    return new ConvolutionArguments(
        filters,
        kernelSize,
        strides,
        dilationRate,
        padding,
        outputPadding,
        dataFormat,
        groups,
        activation,
        useBias);
  }

  private void refuseMissing() {
    for (String required : List.of("filters", "kernel_size")) {
      if (!config.containsKey(required)) {
        throw KerasException.type(
            Stage.INIT,
            "%s requires the argument `%s`. Received: %s",
            layer,
            required,
            config.keySet());
      }
    }
  }

  private void refuseUnknown() {
    String ownArgument = transposed ? "output_padding" : "groups";
    List<String> unknown =
        config.keySet().stream()
            .filter(name -> !OF_BOTH.contains(name) && !WITHOUT_EFFECT_ON_A_CALL.contains(name))
            .filter(name -> !name.equals(ownArgument))
            .sorted()
            .toList();
    if (!unknown.isEmpty()) {
      throw KerasException.value(
          Stage.INIT, "Unrecognized keyword arguments passed to %s: %s", layer, unknown);
    }
  }

  private void checkIdentifiers(List<String> arguments) {
    for (String argument : arguments) {
      if (config.containsKey(argument)) {
        IdentifierKind.check(argument, config.get(argument));
      }
    }
  }

  private static void checkDType(@Nullable Object value) {
    if (value instanceof Map<?, ?> policy && policy.get("config") instanceof Map<?, ?> config) {
      // A DTypePolicy as Keras serialises it.
      checkDType(config.get("name"));
      return;
    }
    if (value == null || value.equals("float32")) {
      return;
    }
    if (OTHER_DTYPES.contains(value)) {
      throw new UnsupportedOperationException("The layers compute in float32, not in " + value);
    }
    throw KerasException.value(
        Stage.INIT, "Cannot convert %s to a mixed precision DTypePolicy.", PythonValue.repr(value));
  }

  private @Nullable Object valueOr(String name, Object defaultValue) {
    return config.containsKey(name) ? config.get(name) : defaultValue;
  }

  private static Optional<Padding> padding(@Nullable Object value) {
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

  private static DataFormat dataFormat(@Nullable Object value) {
    if (value == null) {
      return DataFormat.CHANNELS_LAST;
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

  private static @Nullable Number filters(@Nullable Object value) {
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

  private static Number groups(@Nullable Object value, @Nullable Number filters) {
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

  private static void checkOutputPadding(PairArgument outputPadding, PairArgument strides) {
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

  private static void checkStridesWithDilation(PairArgument strides, PairArgument dilationRate) {
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
