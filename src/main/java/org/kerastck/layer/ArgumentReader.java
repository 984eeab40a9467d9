package org.kerastck.layer;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kerastck.config.DTypePolicy;
import org.kerastck.config.KerasJson;
import org.kerastck.constraint.Constraint;
import org.kerastck.geometry.Padding;
import org.kerastck.initializer.Initializer;
import org.kerastck.regularizer.Regularizer;
import org.kerastck.tensor.DataFormat;

/**
 * Reads a layer's arguments and refuses what Keras refuses at construction, in Keras's order: with
 * two mistakes at once, the error is about the one that Keras names.
 *
 * <p>Initializers take their default seeds in this order too.
 */
final class ArgumentReader {
  private static final Set<String> OF_BOTH =
      Set.of(
          "name",
          "trainable",
          "dtype",
          "autocast",
          "input_shape",
          "input_dim",
          "filters",
          "kernel_size",
          "strides",
          "padding",
          "data_format",
          "dilation_rate",
          "activation",
          "use_bias",
          "kernel_initializer",
          "bias_initializer",
          "kernel_regularizer",
          "bias_regularizer",
          "activity_regularizer",
          "kernel_constraint",
          "bias_constraint");

  private static final Set<String> OF_CONV2D = Set.of("groups", "lora_rank", "lora_alpha");
  private static final Set<String> OF_CONV2D_TRANSPOSE = Set.of("output_padding");

  private final String layer;
  private final boolean transposed;
  private final Map<String, @Nullable Object> config;
  private final LayerContext context;

  private ArgumentReader(String layer, Map<String, @Nullable Object> config, LayerContext context) {
    this.layer = layer;
    this.transposed = layer.equals("Conv2DTranspose");
    this.config = config;
    this.context = context;
  }

  /** The arguments of Conv2D. */
  static ConvolutionArguments conv2D(Map<String, ?> config, LayerContext context) {
    return read("Conv2D", config, context);
  }

  /** The arguments of Conv2DTranspose. */
  static ConvolutionArguments conv2DTranspose(Map<String, ?> config, LayerContext context) {
    return read("Conv2DTranspose", config, context);
  }

  private static ConvolutionArguments read(
      String layer, Map<String, ?> config, LayerContext context) {
    Map<String, ?> bare = SerializedLayer.config(layer, config);
    return new ArgumentReader(layer, LegacyArguments.modern(layer, bare), context).read();
  }

  private ConvolutionArguments read() {
    refuseMissing();
    String name = ArgumentChecks.name(config.get("name"), layer, context);
    DTypePolicy dtype = dtype(config.get("dtype"));
    Optional<Regularizer> activityRegularizer = regularizer("activity_regularizer");
    refuseUnknown();
    boolean trainable = ArgumentChecks.trainable(valueOr("trainable", true));
    PairArgument kernelSize = PairArgument.read("kernel_size", config.get("kernel_size"), false);
    PairArgument strides = PairArgument.read("strides", valueOr("strides", 1), false);
    PairArgument dilationRate =
        PairArgument.read("dilation_rate", valueOr("dilation_rate", 1), false);
    Optional<Padding> padding = ArgumentChecks.padding(valueOr("padding", "valid"));
    Optional<PairArgument> outputPadding =
        Optional.ofNullable(transposed ? config.get("output_padding") : null)
            .map(value -> PairArgument.read("output_padding", value, true));
    DataFormat dataFormat = ArgumentChecks.dataFormat(config.get("data_format"), context);
    ActivationArgument activation = ActivationArgument.read(config.get("activation"), context);
    LayerSettings settings = settings(name, trainable, activityRegularizer);
    Number filters = ArgumentChecks.filters(config.get("filters"));
    Number groups = transposed ? 1 : ArgumentChecks.groups(valueOr("groups", 1), filters);
    outputPadding.ifPresent(pair -> ArgumentChecks.checkOutputPadding(pair, strides));
    ArgumentChecks.checkStridesWithDilation(strides, dilationRate);
    refuseLora();
    return new ConvolutionArguments(
        filters,
        kernelSize,
        strides,
        dilationRate,
        padding,
        outputPadding,
        dataFormat,
        groups,
        activation.function(),
        PythonValue.isTruthy(valueOr("use_bias", true)),
        dtype,
        PythonValue.isTruthy(valueOr("autocast", true)),
        settings,
        new WrittenArguments(
            config.get("filters"),
            padding.<Object>map(Padding::kerasName).orElseGet(() -> listed(config.get("padding"))),
            transposed ? Optional.empty() : Optional.ofNullable(valueOr("groups", 1)),
            activation.written(),
            valueOr("use_bias", true)));
  }

  private LayerSettings settings(
      String name, boolean trainable, Optional<Regularizer> activityRegularizer) {
    var kernelInitializer = initializer("kernel_initializer", "glorot_uniform");
    var biasInitializer = initializer("bias_initializer", "zeros");
    var kernelRegularizer = regularizer("kernel_regularizer");
    var biasRegularizer = regularizer("bias_regularizer");
    return new LayerSettings(
        name,
        trainable,
        activityRegularizer,
        new WeightSettings(kernelInitializer, kernelRegularizer, constraint("kernel_constraint")),
        new WeightSettings(biasInitializer, biasRegularizer, constraint("bias_constraint")));
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
    Set<String> own = transposed ? OF_CONV2D_TRANSPOSE : OF_CONV2D;
    List<String> unknown =
        config.keySet().stream()
            .filter(name -> !OF_BOTH.contains(name) && !own.contains(name))
            .sorted()
            .toList();
    if (!unknown.isEmpty()) {
      throw KerasException.value(
          Stage.INIT, "Unrecognized keyword arguments passed to %s: %s", layer, unknown);
    }
  }

  private void refuseLora() {
    if (PythonValue.isTruthy(config.get("lora_rank"))) {
      throw new UnsupportedOperationException(
          "The layers have no LoRA. Received: lora_rank=" + config.get("lora_rank"));
    }
  }

  private DTypePolicy dtype(@Nullable Object value) {
    // Outside of what is read for the layer: an unusable keras.json is not the argument's mistake.
    String open = value == null ? context.floatx() : KerasJson.DEFAULT.floatx();
    return ObjectArguments.read("dtype", Stage.INIT, () -> DTypePolicy.read(value, open));
  }

  private Optional<Initializer> initializer(String argument, String defaultName) {
    return ObjectArguments.initializer(
        argument, valueOr(argument, defaultName), context.initializers());
  }

  private Optional<Regularizer> regularizer(String argument) {
    return ObjectArguments.regularizer(argument, config.get(argument));
  }

  private Optional<Constraint> constraint(String argument) {
    return ObjectArguments.constraint(argument, config.get(argument));
  }

  private @Nullable Object valueOr(String name, Object defaultValue) {
    return config.containsKey(name) ? config.get(name) : defaultValue;
  }

  private static List<?> listed(@Nullable Object padding) {
    return padding instanceof Collection<?> values ? List.copyOf(values) : List.of();
  }
}
