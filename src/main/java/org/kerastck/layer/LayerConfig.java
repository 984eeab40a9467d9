package org.kerastck.layer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a layer's arguments as Keras's {@code get_config} does, member by member. */
final class LayerConfig {
  private LayerConfig() {}

  /**
   * The config.
   *
   * @throws IllegalStateException where the activation is a function that Keras could not name
   */
  static Map<String, @Nullable Object> of(ConvolutionArguments arguments) {
    LayerSettings settings = arguments.settings();
    WrittenArguments written = arguments.written();
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("name", settings.name());
    config.put("trainable", settings.trainable());
    config.put("dtype", arguments.dtype().serialize());
    // Keras's base class writes it where there is one, its convolutions in any case.
    settings.activityRegularizer().ifPresent(it -> config.put("activity_regularizer", null));
    config.put("filters", written.filters());
    config.put("kernel_size", arguments.kernelSize().written());
    config.put("strides", arguments.strides().written());
    config.put("padding", written.padding());
    if (written.groups().isEmpty()) {
      config.put(
          "output_padding", arguments.outputPadding().map(PairArgument::written).orElse(null));
    }
    config.put("data_format", arguments.dataFormat().kerasName());
    config.put("dilation_rate", arguments.dilationRate().written());
    written.groups().ifPresent(groups -> config.put("groups", groups));
    config.put(
        "activation",
        written
            .activation()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "The config of layer %s cannot be written: its activation is not one of"
                                .formatted(settings.name())
                            + " Keras's by name. Received: "
                            + arguments.activation())));
    config.put("use_bias", written.useBias());
    WeightSettings kernel = settings.kernel();
    WeightSettings bias = settings.bias();
    config.put("kernel_initializer", kernel.initializer().map(ObjectArguments::write).orElse(null));
    config.put("bias_initializer", bias.initializer().map(ObjectArguments::write).orElse(null));
    config.put("kernel_regularizer", kernel.regularizer().map(ObjectArguments::write).orElse(null));
    config.put("bias_regularizer", bias.regularizer().map(ObjectArguments::write).orElse(null));
    config.put(
        "activity_regularizer",
        settings.activityRegularizer().map(ObjectArguments::write).orElse(null));
    config.put("kernel_constraint", kernel.constraint().map(ObjectArguments::write).orElse(null));
    config.put("bias_constraint", bias.constraint().map(ObjectArguments::write).orElse(null));
    return Collections.unmodifiableMap(config);
  }
}
