package org.kerastck.constraint;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kerastck.config.Config;
import org.kerastck.config.Serialized;

/** The constraints that there are. */
public final class Constraints {
  private static final List<Integer> FIRST_AXIS = List.of(0);

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
              case "MaxNorm", "max_norm" -> maxNorm(config.number("max_value", 2), axes(config));
              case "NonNeg", "non_neg" -> new NonNeg();
              case "UnitNorm", "unit_norm" -> unitNorm(axes(config));
              case "MinMaxNorm", "min_max_norm" ->
                  minMaxNorm(
                      config.number("min_value", 0),
                      config.number("max_value", 1),
                      config.number("rate", 1),
                      axes(config));
              default -> throw unknown(identifier);
            }));
  }

  /** Vectors longer than {@code maxValue} get this norm. */
  public static Constraint maxNorm(double maxValue, List<Integer> axes) {
    return new NormConstraint("MaxNorm", axes, norm -> clip(norm, 0, maxValue));
  }

  /** Every vector gets norm 1. */
  public static Constraint unitNorm(List<Integer> axes) {
    return new NormConstraint("UnitNorm", axes, norm -> 1);
  }

  /** Norms are moved into the interval: all the way where {@code rate} is 1, else part of it. */
  public static Constraint minMaxNorm(
      double minValue, double maxValue, double rate, List<Integer> axes) {
    return new NormConstraint(
        "MinMaxNorm", axes, norm -> rate * clip(norm, minValue, maxValue) + (1 - rate) * norm);
  }

  private static List<Integer> axes(Config config) {
    return config.axes("axis").orElse(FIRST_AXIS);
  }

  private static double clip(double value, double least, double most) {
    return Math.min(Math.max(value, least), most);
  }

  private static IllegalArgumentException unknown(Object identifier) {
    return new IllegalArgumentException(
        "Could not interpret constraint identifier: %s. Known: MaxNorm, MinMaxNorm, NonNeg, UnitNorm"
            .formatted(identifier));
  }
}
