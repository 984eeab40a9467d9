package org.kerastck.config;

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
   * which stands for an object with defaults. Empty for anything else.
   */
  public static Optional<Serialized> of(@Nullable Object identifier) {
    if (identifier instanceof String name) {
      return Optional.of(new Serialized(name, Map.of()));
    }
    return identifier instanceof Map<?, ?> map
            && map.get("class_name") instanceof String name
            && map.get("config") instanceof Map<?, ?> config
        ? Optional.of(new Serialized(name, config))
        : Optional.empty();
  }
}
