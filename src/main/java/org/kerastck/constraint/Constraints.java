package org.kerastck.constraint;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kerastck.config.Config;
import org.kerastck.config.ConfigException;
import org.kerastck.config.ErrorType;
import org.kerastck.config.Serialized;

/** The constraints that there are. */
public final class Constraints {
  private static final int FIRST_AXIS = 0;

  private Constraints() {}

  /**
   * What Keras's {@code keras.constraints.get} makes of an identifier: {@code null} is none; a
   * name, such as {@code "MaxNorm"} or {@code "max_norm"}; a {@link Constraint}; a {@code Map} with
   * {@code class_name} and {@code config}.
   *
   * @throws IllegalArgumentException where it names no constraint, or its config is not Keras's
   */
  public static Optional<Constraint> get(@Nullable Object identifier) {
    if (identifier == null) {
      return Optional.empty();
    }
    if (identifier instanceof Constraint constraint) {
      return Optional.of(constraint);
    }
    Serialized serialized = Serialized.of(identifier).orElseThrow(() -> unknown(identifier));
    Config config = Config.of(serialized.className(), serialized.config());
    return Optional.of(
        config.checked(
            switch (serialized.className()) {
              case "MaxNorm", "max_norm" -> maxNorm(config);
              case "NonNeg", "non_neg" -> new NonNeg();
              case "UnitNorm", "unit_norm" -> unitNorm(config);
              case "MinMaxNorm", "min_max_norm" -> minMaxNorm(config);
              case "Constraint", "constraint" ->
                  throw new UnsupportedOperationException(
                      "The abstract Constraint confines nothing; leave it out");
              default -> throw unknown(identifier);
            }));
  }

  /** Vectors along these axes that are longer than {@code maxValue} get this norm. */
  public static Constraint maxNorm(double maxValue, List<Integer> axes) {
    return maxNorm(Config.of("MaxNorm", Map.of("max_value", maxValue, "axis", axes)));
  }

  /** Every vector along these axes gets norm 1. */
  public static Constraint unitNorm(List<Integer> axes) {
    return unitNorm(Config.of("UnitNorm", Map.of("axis", axes)));
  }

  /** Norms are moved into the interval: all the way where {@code rate} is 1, else part of it. */
  public static Constraint minMaxNorm(
      double minValue, double maxValue, double rate, List<Integer> axes) {
    return minMaxNorm(
        Config.of(
            "MinMaxNorm",
            Map.of("min_value", minValue, "max_value", maxValue, "rate", rate, "axis", axes)));
  }

  private static Constraint maxNorm(Config config) {
    double maxValue = config.number("max_value", 2);
    return new NormConstraint(
        "MaxNorm", axes(config), norm -> clip(norm, 0, maxValue), config.members());
  }

  private static Constraint unitNorm(Config config) {
    return new NormConstraint("UnitNorm", axes(config), norm -> 1, config.members());
  }

  private static Constraint minMaxNorm(Config config) {
    double minValue = config.number("min_value", 0.0);
    double maxValue = config.number("max_value", 1.0);
    double rate = config.number("rate", 1.0);
    return new NormConstraint(
        "MinMaxNorm",
        axes(config),
        norm -> rate * clip(norm, minValue, maxValue) + (1 - rate) * norm,
        config.members());
  }

  private static Optional<List<Integer>> axes(Config config) {
    return config.axes("axis", FIRST_AXIS);
  }

  private static double clip(double value, double least, double most) {
    return Math.min(Math.max(value, least), most);
  }

  private static IllegalArgumentException unknown(Object identifier) {
    return new ConfigException(
        ErrorType.VALUE_ERROR,
        "Could not interpret constraint identifier: %s. Known: MaxNorm, MinMaxNorm, NonNeg, UnitNorm"
            .formatted(identifier));
  }
}
