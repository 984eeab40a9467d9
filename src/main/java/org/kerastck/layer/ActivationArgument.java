package org.kerastck.layer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kerastck.activation.Activation;
import org.kerastck.activation.Activations;
import org.kerastck.tensor.Tensor;

/**
 * The argument {@code activation}: a name, a serialised function or layer, or a function.
 *
 * @param function what is applied to the output
 * @param written as Keras's {@code get_config} writes it; empty for a function that Keras could not
 *     name
 */
record ActivationArgument(Activation function, Optional<Object> written) {

  /**
   * The activation.
   *
   * @throws KerasException where Keras refuses it
   */
  static ActivationArgument read(@Nullable Object value, LayerContext context) {
    if (value == null) {
      return ofKeras(Activations.linear());
    }
    if (value instanceof Activation activation) {
      boolean known =
          !(activation.serialize() instanceof String)
              || Activations.named(activation.kerasName()).equals(Optional.of(activation));
      return known ? ofKeras(activation) : new ActivationArgument(activation, Optional.empty());
    }
    if (value instanceof String name) {
      return ofKeras(named(name));
    }
    if (value instanceof Map<?, ?> map) {
      return ofKeras(serialized(map, context));
    }
    throw unknown(PythonValue.repr(value));
  }

  private static ActivationArgument ofKeras(Activation activation) {
    return new ActivationArgument(activation, Optional.of(activation.serialize()));
  }

  private static Activation named(String name) {
    if (name.equals("threshold")) {
      return new WithoutItsArguments();
    }
    Optional<Activation> activation = Activations.named(name);
    return activation.orElseThrow(() -> unknown(name));
  }

  private static Activation serialized(Map<?, ?> value, LayerContext context) {
    try {
      return Activations.get(withName(value, context));
    } catch (IllegalArgumentException e) {
      if (!value.containsKey("class_name") || !value.containsKey("config")) {
        throw unknown(PythonValue.repr(value));
      }
      if ("keras.layers".equals(value.get("module"))) {
        throw new UnsupportedOperationException(
            "This layer as an activation is not supported: %s. %s"
                .formatted(value.get("class_name"), e.getMessage()),
            e);
      }
      throw KerasException.type(
          Stage.INIT,
          "Could not locate the activation of %s: %s",
          PythonValue.repr(value),
          String.valueOf(e.getMessage()));
    }
  }

  /** The serialized layer, with the name that Keras makes for a layer that has none. */
  private static Map<?, ?> withName(Map<?, ?> value, LayerContext context) {
    if (!(value.get("class_name") instanceof String className)
        || !(value.get("config") instanceof Map<?, ?> config)
        || config.get("name") != null) {
      return value;
    }
    Map<Object, @Nullable Object> named = new LinkedHashMap<>(config);
    named.put("name", context.nextName(className));
    Map<Object, @Nullable Object> layer = new LinkedHashMap<>(value);
    layer.put("config", named);
    return layer;
  }

  private static KerasException unknown(String received) {
    return KerasException.value(
        Stage.INIT, "Could not interpret activation function identifier: %s", received);
  }

  /** {@code threshold} by its name alone: Keras makes the layer and fails when it is called. */
  private record WithoutItsArguments() implements Activation {
    @Override
    public String kerasName() {
      return "threshold";
    }

    @Override
    public Tensor apply(Tensor input) {
      throw refusal();
    }

    @Override
    public Tensor gradient(Tensor input, Tensor upstream) {
      throw refusal();
    }

    private static KerasException refusal() {
      return KerasException.type(
          Stage.CALL, "threshold() needs the arguments `threshold` and `default_value`");
    }
  }
}
