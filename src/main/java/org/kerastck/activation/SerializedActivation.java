package org.kerastck.activation;

import java.util.Map;
import org.kerastck.config.Config;
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

  private static Activation layer(String layer, Map<?, ?> config) {
    Config given = Config.of(layer, config);
    given.ignore("name", "trainable", "dtype");
    return given.checked(
        switch (layer) {
          case "Activation" -> Activations.get(given.any("activation"));
          case "ELU" -> new Elu(Activations.number(given, "alpha", 1));
          case "LeakyReLU" -> new LeakyRelu(Activations.number(given, "negative_slope", 0.3));
          case "ReLU" ->
              new Relu(
                  Activations.number(given, "negative_slope", 0),
                  (float) given.numberUnlessNull("max_value", Double.POSITIVE_INFINITY),
                  Activations.number(given, "threshold", 0));
          case "Softmax" -> new Softmax(given.integer("axis", -1));
          default ->
              throw new IllegalArgumentException(
                  "Could not locate class '%s'. Known: Activation, ELU, LeakyReLU, ReLU, Softmax"
                      .formatted(layer));
        });
  }
}
