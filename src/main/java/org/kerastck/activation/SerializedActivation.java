package org.kerastck.activation;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what Keras's serialization writes for an activation. */
final class SerializedActivation {
  private SerializedActivation() {}

  static Activation read(Map<?, ?> serialized) {
    Object className = serialized.get("class_name");
    Object config = serialized.get("config");
    if ("function".equals(className) && config instanceof String name) {
      return Activations.get(name);
    }
    if (!(className instanceof String layer) || !(config instanceof Map<?, ?> members)) {
      throw new IllegalArgumentException(
          "A serialized activation must have `class_name` and `config`. Received: " + serialized);
    }
    return layer(layer, strings(members));
  }

  private static Activation layer(String layer, Map<String, @Nullable Object> config) {
    Arguments given = new Arguments(layer, config);
    given.ignore("name", "trainable", "dtype");
    return given.checked(
        switch (layer) {
          case "Activation" -> Activations.get(given.any("activation"));
          case "ELU" -> new Elu(given.number("alpha", 1));
          case "LeakyReLU" -> new LeakyRelu(given.number("negative_slope", 0.3));
          case "ReLU" ->
              new Relu(
                  given.number("negative_slope", 0),
                  given.numberOrInfinity("max_value"),
                  given.number("threshold", 0));
          case "Softmax" -> new Softmax(given.axis());
          default ->
              throw new IllegalArgumentException(
                  "Could not locate class '%s'. Known: Activation, ELU, LeakyReLU, ReLU, Softmax"
                      .formatted(layer));
        });
  }

  private static Map<String, @Nullable Object> strings(Map<?, ?> members) {
    Map<String, @Nullable Object> config = new HashMap<>();
    members.forEach((name, value) -> config.put(String.valueOf(name), value));
    return config;
  }
}
