package org.kerastck.layer;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keras 1's and Keras 2's spellings of what an argument's value may be. */
final class LegacyObjects {
  private static final Map<String, String> DATA_FORMATS =
      Map.of("tf", "channels_last", "th", "channels_first");

  private static final Map<String, String> CONSTRAINTS =
      Map.of("maxnorm", "MaxNorm", "nonneg", "NonNeg", "unitnorm", "UnitNorm");

  private LegacyObjects() {}

  /** The value of an argument that has Keras 1's name. */
  static @Nullable Object valueOf(String oldName, @Nullable Object value) {
    if (oldName.equals("dim_ordering") && value instanceof String name) {
      return name.equals("default") ? null : DATA_FORMATS.getOrDefault(name, name);
    }
    if (oldName.endsWith("_constraint") && value instanceof String name) {
      return CONSTRAINTS.getOrDefault(name, name);
    }
    if (oldName.endsWith("_regularizer") && "l1l2".equals(value)) {
      // Unlike Keras 3's of that name, Keras 1's has both factors.
      return object("L1L2", Map.of("l1", 0.01, "l2", 0.01));
    }
    return modern(value);
  }

  /** A serialized object, rewritten where it is in an old form; anything else as it is. */
  static @Nullable Object modern(@Nullable Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      return value;
    }
    if (!map.containsKey("class_name") && map.get("name") instanceof String name) {
      return ofKeras1(name, map);
    }
    if (!(map.get("config") instanceof Map<?, ?> config)) {
      return value;
    }
    if (!map.containsKey("module")) {
      return ofKeras2(map, config);
    }
    // The last releases of Keras 2 wrote the module, and `alpha` as ever.
    return isSloped(map, config) ? withSlope(map, config) : value;
  }

  /** Keras 1 wrote {@code {"name": "MaxNorm", "m": 2, "axis": 0}}. */
  private static Object ofKeras1(String name, Map<?, ?> map) {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    map.forEach((key, value) -> config.put(key.equals("m") ? "max_value" : "" + key, value));
    config.remove("name");
    return switch (name) {
      case "WeightRegularizer", "ActivityRegularizer", "L1L2Regularizer" -> object("L1L2", config);
      default -> object(name, config);
    };
  }

  /** Keras 2 wrote the dtype of an initializer, and the slope of LeakyReLU as alpha. */
  private static Object ofKeras2(Map<?, ?> map, Map<?, ?> config) {
    Map<String, @Nullable Object> modern = isSloped(map, config) ? slope(config) : copy(config);
    if (!modern.containsKey("name")) {
      modern.remove("dtype"); // An initializer's: only layers have a name.
    }
    return object(String.valueOf(map.get("class_name")), modern);
  }

  private static boolean isSloped(Map<?, ?> map, Map<?, ?> config) {
    return "LeakyReLU".equals(map.get("class_name")) && config.containsKey("alpha");
  }

  private static Map<String, @Nullable Object> withSlope(Map<?, ?> map, Map<?, ?> config) {
    Map<String, @Nullable Object> modern = copy(map);
    modern.put("config", slope(config));
    return modern;
  }

  private static Map<String, @Nullable Object> slope(Map<?, ?> config) {
    Map<String, @Nullable Object> modern = copy(config);
    modern.put("negative_slope", modern.remove("alpha"));
    return modern;
  }

  private static Map<String, @Nullable Object> copy(Map<?, ?> map) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    map.forEach((key, value) -> copy.put(String.valueOf(key), value));
    return copy;
  }

  private static Map<String, @Nullable Object> object(
      String className, Map<String, @Nullable Object> config) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    object.put("class_name", className);
    object.put("config", config);
    return object;
  }
}
