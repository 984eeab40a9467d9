package org.kerastck.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An object as Keras's serialization writes it.
 *
 * @param className its {@code class_name}
 * @param config the members of its {@code config}
 */
public record Serialized(String className, Map<?, ?> config) {

  /**
   * The object behind an identifier: a map with {@code class_name} and {@code config}, or a name,
   * which stands for an object with defaults; so does a map without {@code config}. Empty for
   * anything else.
   */
  public static Optional<Serialized> of(@Nullable Object identifier) {
    if (identifier instanceof String name) {
      return Optional.of(new Serialized(name, Map.of()));
    }
    if (!(identifier instanceof Map<?, ?> map) || !(map.get("class_name") instanceof String name)) {
      return Optional.empty();
    }
    Object config = map.get("config");
    if (config == null) {
      return Optional.of(new Serialized(name, Map.of()));
    }
    return config instanceof Map<?, ?> members
        ? Optional.of(new Serialized(name, members))
        : Optional.empty();
  }

  /**
   * What {@code keras.saving.serialize_keras_object} gives for an object of Keras's own: {@code
   * module}, {@code class_name}, {@code config} and {@code registered_name}, in this order.
   */
  public static Map<String, @Nullable Object> write(
      String module, String className, Map<String, @Nullable Object> config) {
    Map<String, @Nullable Object> written = new LinkedHashMap<>();
    written.put("module", module);
    written.put("class_name", className);
    written.put("config", config);
    written.put("registered_name", null);
    return Collections.unmodifiableMap(written);
  }
}
