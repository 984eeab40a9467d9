package org.kerastck.layer;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerastck.config.LayerClass;

/** What {@code keras.layers.serialize} gives for a layer: its class beside its config. */
final class SerializedLayer {
  private SerializedLayer() {}

  /** The config in either form, bare or serialized; of a serialized layer the class must fit. */
  static Map<String, ?> config(String layer, Map<String, ?> given) {
    if (!given.containsKey("class_name")) {
      return given;
    }
    if (!className(given).equals(layer)) {
      throw KerasException.value(
          Stage.INIT,
          "Expected a serialized %s. Received: class_name=%s",
          layer,
          PythonValue.repr(given.get("class_name")));
    }
    if (!(given.get("config") instanceof Map<?, ?> members)) {
      throw KerasException.type(
          Stage.INIT,
          "The member `config` of a serialized %s must be an object. Received: config=%s",
          layer,
          PythonValue.repr(given.get("config")));
    }
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    members.forEach((name, value) -> config.put(String.valueOf(name), value));
    return config;
  }

  /**
   * Keras 3's name of a serialized layer's class, which may have a name of Keras 1's or 2's.
   *
   * @throws KerasException where it is neither of the two layers
   */
  static String className(Map<String, ?> serialized) {
    Object name = serialized.get("class_name");
    if (name instanceof String text && LayerClass.named(text).isPresent()) {
      return LayerClass.named(text).get();
    }
    throw KerasException.type(
        Stage.INIT,
        "Could not locate class %s. Known: Conv2D, Conv2DTranspose",
        PythonValue.repr(name));
  }
}
