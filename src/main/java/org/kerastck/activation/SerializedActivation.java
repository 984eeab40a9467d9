package org.kerastck.activation;

import java.util.Map;
import org.kerastck.config.Config;
import org.kerastck.config.DTypePolicy;
import org.kerastck.config.DefaultName;
import org.kerastck.config.Serialized;

/** Reads what Keras's serialization writes for an activation. */
final class SerializedActivation {
  private SerializedActivation() {}

  static Activation read(Map<?, ?> map) {
    if ("function".equals(map.get("class_name")) && map.get("config") instanceof String name) {
      return Activations.get(name);
    }
    return Serialized.of(map)
        .map(layer -> layer(layer.className(), layer.config()))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "A serialized activation must have `class_name` and `config`. Received: "
                        + map));
  }

  /** Reads the members in the order of that layer's {@code get_config}. */
  private static Activation layer(String layer, Map<?, ?> config) {
    Config given = Config.of(layer, config);
    given.any("name", DefaultName.of(layer));
    if (!layer.equals("ELU")) {
      ofEveryLayer(given);
    }
    Activation function =
        given.checked(
            switch (layer) {
              case "Activation" -> activation(given);
              case "ELU" -> elu(given);
              case "LeakyReLU" -> new LeakyRelu(Activations.number(given, "negative_slope", 0.3));
              case "ReLU" -> relu(given);
              case "Softmax" -> new Softmax(given.integer("axis", -1));
              default ->
                  throw new IllegalArgumentException(
                      "Could not locate class '%s'. Known: Activation, ELU, LeakyReLU, ReLU, Softmax"
                          .formatted(layer));
            });
    return new LayerActivation(function, Serialized.write("keras.layers", layer, given.members()));
  }

  private static void ofEveryLayer(Config given) {
    given.any("trainable", true);
    given.rewrite("dtype", DTypePolicy.read(given.any("dtype"), "float32").serialize());
  }

  private static Activation activation(Config given) {
    Activation function = Activations.get(given.any("activation"));
    given.rewrite("activation", function.serialize());
    return function;
  }

  private static Activation elu(Config given) {
    float alpha = Activations.number(given, "alpha", 1.0);
    ofEveryLayer(given);
    return new Elu(alpha);
  }

  private static Activation relu(Config given) {
    Object maxValue = given.any("max_value");
    float limit = (float) given.numberUnlessNull("max_value", Double.POSITIVE_INFINITY);
    given.rewrite("max_value", maxValue);
    return new Relu(
        Activations.number(given, "negative_slope", 0.0),
        limit,
        Activations.number(given, "threshold", 0.0));
  }
}
