package org.kerastck.regularizer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kerastck.config.Config;
import org.kerastck.config.ConfigException;
import org.kerastck.config.ErrorType;
import org.kerastck.config.Serialized;

/** The regularizers that there are. */
public final class Regularizers {
  private Regularizers() {}

  /**
   * What Keras's {@code keras.regularizers.get} makes of an identifier: {@code null} is none; a
   * name, such as {@code "L2"} or {@code "l2"}; a {@link Regularizer}; a {@code Map} with {@code
   * class_name} and {@code config}.
   *
   * <p>{@code "l1l2"} has both factors 0, and {@code "l1_l2"} is unknown, whatever Keras's
   * documentation says.
   *
   * @throws IllegalArgumentException where it names no regularizer, or Keras refuses its config
   */
  public static Optional<Regularizer> get(@Nullable Object identifier) {
    if (identifier == null) {
      return Optional.empty();
    }
    if (identifier instanceof Regularizer regularizer) {
      return Optional.of(regularizer);
    }
    Serialized serialized = Serialized.of(identifier).orElseThrow(() -> unknown(identifier));
    Config config = Config.of(serialized.className(), serialized.config());
    return Optional.of(
        config.checked(
            switch (serialized.className()) {
              case "L1", "l1" ->
                  new L1L2("L1", roundedFactor(config, "l1", true), 0, config.members());
              case "L2", "l2" -> new L1L2("L2", 0, factor(config, "l2", 0.01), config.members());
              case "L1L2", "l1l2" ->
                  new L1L2(
                      "L1L2", factor(config, "l1", 0), factor(config, "l2", 0), config.members());
              case "OrthogonalRegularizer", "orthogonal_regularizer" ->
                  new OrthogonalRegularizer(
                      roundedFactor(config, "factor", false),
                      config.named("mode", "rows", Regularizers::mode),
                      config.members());
              case "Regularizer", "regularizer" ->
                  throw new UnsupportedOperationException(
                      "The abstract Regularizer penalizes nothing; leave it out");
              default -> throw unknown(identifier);
            }));
  }

  /** A factor that Keras keeps as it was given. */
  private static float factor(Config config, String name, double defaultValue) {
    double factor = checked(config, name, config.numberUnlessNull(name, defaultValue));
    config.rewrite(name, factor);
    return (float) factor;
  }

  /** A factor that Keras keeps as a float32, so that 0.01 is 0.009999999776482582 when written. */
  private static float roundedFactor(Config config, String name, boolean nullIsDefault) {
    double given = nullIsDefault ? config.numberUnlessNull(name, 0.01) : config.number(name, 0.01);
    float factor = (float) checked(config, name, given);
    config.rewrite(name, (double) factor);
    return factor;
  }

  private static double checked(Config config, String name, double factor) {
    if (!(factor >= 0) || Double.isInfinite(factor)) {
      throw config.problem(name, "a finite number that is not negative");
    }
    return factor;
  }

  private static Optional<OrthogonalRegularizer.Mode> mode(String name) {
    return Arrays.stream(OrthogonalRegularizer.Mode.values())
        .filter(mode -> mode.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }

  private static IllegalArgumentException unknown(Object identifier) {
    return new ConfigException(
        ErrorType.VALUE_ERROR,
        "Could not interpret regularizer identifier: %s. Known: L1, L2, L1L2, OrthogonalRegularizer"
            .formatted(identifier));
  }
}
