package org.kerastck.layer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keras 1's and Keras 2's spellings of a layer's arguments, rewritten as Keras 3 spells them.
 *
 * <p>Keras 3 itself refuses Keras 1's names, and some members that Keras 2's {@code get_config}
 * wrote.
 */
final class LegacyArguments {
  /** Keras 1's name, and Keras 3's. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("nb_filter", "filters"),
          Map.entry("subsample", "strides"),
          Map.entry("border_mode", "padding"),
          Map.entry("dim_ordering", "data_format"),
          Map.entry("atrous_rate", "dilation_rate"),
          Map.entry("bias", "use_bias"),
          Map.entry("init", "kernel_initializer"),
          Map.entry("W_regularizer", "kernel_regularizer"),
          Map.entry("b_regularizer", "bias_regularizer"),
          Map.entry("W_constraint", "kernel_constraint"),
          Map.entry("b_constraint", "bias_constraint"));

  /** Keras 1 and 2 wrote the input's shape, which no layer needs to know beforehand. */
  private static final String INPUT_SHAPE = "batch_input_shape";

  private final String layer;
  private final Map<String, @Nullable Object> modern = new LinkedHashMap<>();

  private LegacyArguments(String layer) {
    this.layer = layer;
  }

  /**
   * The arguments in Keras 3's spelling.
   *
   * @throws KerasException where an argument is given in both spellings
   */
  static Map<String, @Nullable Object> modern(String layer, Map<String, ?> config) {
    return new LegacyArguments(layer).read(config);
  }

  private Map<String, @Nullable Object> read(Map<String, ?> config) {
    config.forEach(
        (name, value) -> {
          if (NAMES.containsKey(name)) {
            put(config, name, NAMES.get(name), LegacyObjects.valueOf(name, value));
          } else if (name.equals("nb_row") || name.equals("nb_col")) {
            kernelSize(config, name);
          } else if (!isOfNoUse(config, name)) {
            modern.put(name, LegacyObjects.modern(value));
          }
        });
    return modern;
  }

  private void kernelSize(Map<String, ?> config, String name) {
    String other = name.equals("nb_row") ? "nb_col" : "nb_row";
    if (!config.containsKey(other)) {
      throw KerasException.value(
          Stage.INIT, "%s takes nb_row and nb_col together. Received: %s alone", layer, name);
    }
    if (name.equals("nb_row")) {
      List<@Nullable Object> size = new java.util.ArrayList<>();
      size.add(config.get("nb_row"));
      size.add(config.get("nb_col"));
      put(config, "nb_row", "kernel_size", size);
    }
  }

  private void put(
      Map<String, ?> config, String old, @Nullable String name, @Nullable Object value) {
    if (name == null) {
      return;
    }
    if (config.containsKey(name)) {
      throw KerasException.value(
          Stage.INIT,
          "`%s` is the old name of `%s`: %s takes one of them. Received both: %s=%s, %s=%s",
          old,
          name,
          layer,
          old,
          PythonValue.repr(config.get(old)),
          name,
          PythonValue.repr(config.get(name)));
    }
    modern.put(name, value);
  }

  private boolean isOfNoUse(Map<String, ?> config, String name) {
    boolean ofKeras1 = config.containsKey("nb_filter");
    if (name.equals(INPUT_SHAPE) || (name.equals("input_dtype") && ofKeras1)) {
      return true;
    }
    if (!layer.equals("Conv2DTranspose")) {
      return false;
    }
    // Keras 1 had to be told the output's shape, which follows from the other arguments; and Keras
    // 2's get_config wrote `groups`, always 1, beside initializers in full.
    return (name.equals("output_shape") && ofKeras1)
        || (name.equals("groups")
            && Integer.valueOf(1).equals(config.get(name))
            && config.get("kernel_initializer") instanceof Map<?, ?>);
  }
}
