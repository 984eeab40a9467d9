package org.kerastck.config;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keras's dtype policy: the dtypes in which a layer computes and keeps its weights.
 *
 * @param className {@code DTypePolicy} or its alias {@code FloatDTypePolicy}
 * @param name such as {@code float32} or {@code mixed_float16}
 */
public record DTypePolicy(String className, String name) {
  private static final String CLASS_NAME = "DTypePolicy";

  private static final Set<String> NAMES =
      Set.of(
          "bfloat16",
          "bool",
          "complex128",
          "complex64",
          "float16",
          "float32",
          "float64",
          "int16",
          "int32",
          "int64",
          "mixed_bfloat16",
          "mixed_float16",
          "string",
          "uint16",
          "uint32",
          "uint64",
          "uint8");

  private static final List<String> QUANTIZATIONS =
      List.of("awq", "float8", "gptq", "int4", "int8");

  /**
   * What Keras makes of the argument {@code dtype}: a name, a serialized policy (that of Keras 2 is
   * called {@code Policy}), or {@code null} for the default.
   *
   * @throws ConfigException where Keras refuses it
   * @throws UnsupportedOperationException for a quantized policy
   */
  public static DTypePolicy read(@Nullable Object value, String defaultName) {
    if (value == null) {
      return new DTypePolicy(CLASS_NAME, defaultName);
    }
    if (value instanceof String name) {
      return named(CLASS_NAME, name);
    }
    Serialized policy =
        Serialized.of(value)
            .orElseThrow(
                () ->
                    new ConfigException(
                        ErrorType.VALUE_ERROR,
                        "The argument `dtype` must be a name or a dtype policy. Received: "
                            + value));
    return switch (policy.className()) {
      case CLASS_NAME, "FloatDTypePolicy", "Policy" ->
          serialized(
              policy.className().equals("Policy") ? CLASS_NAME : policy.className(),
              policy,
              defaultName);
      default ->
          throw new UnsupportedOperationException(
              "The dtype policy " + policy.className() + " is not supported");
    };
  }

  private static DTypePolicy serialized(String className, Serialized policy, String defaultName) {
    Object name = policy.config().get("name");
    return name == null
        ? new DTypePolicy(className, defaultName)
        : named(className, String.valueOf(name));
  }

  private static DTypePolicy named(String className, String name) {
    if (NAMES.contains(name)) {
      return new DTypePolicy(className, name);
    }
    if (name.contains("_from_") && QUANTIZATIONS.stream().anyMatch(name::startsWith)) {
      throw new UnsupportedOperationException("The dtype policy " + name + " is not supported");
    }
    throw new ConfigException(
        ErrorType.VALUE_ERROR,
        "Cannot convert '%s' to a mixed precision DTypePolicy.".formatted(name));
  }

  /** Whether the layer computes in float32 and keeps its weights so. */
  public boolean isFloat32() {
    return name.equals("float32");
  }

  /** As Keras's {@code get_config} writes it. */
  public Map<String, @Nullable Object> serialize() {
    return Serialized.write("keras", className, Map.of("name", name));
  }
}
