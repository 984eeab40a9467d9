package org.kerastck.reference;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kerastck.config.Config;
import org.kerastck.config.Serialized;

/** A projection of weights, in double precision with bounds. */
@FunctionalInterface
public interface ReferenceConstraint {

  /** The projected weights. */
  BoundedTensor apply(BoundedTensor weights);

  /**
   * The constraint that Keras makes of an identifier: {@code null}, a name, or what it serialises
   * to.
   *
   * @throws IllegalArgumentException where the measure has no such constraint
   */
  static Optional<ReferenceConstraint> of(@Nullable Object identifier) {
    if (identifier == null) {
      return Optional.empty();
    }
    Serialized serialized = Serialized.of(identifier).orElseThrow(() -> unknown(identifier));
    Config config = Config.of(serialized.className(), serialized.config());
    return Optional.of(
        switch (serialized.className()) {
          case "NonNeg", "non_neg" -> ReferenceConstraint::nonNegative;
          case "MaxNorm", "max_norm" ->
              ReferenceNorm.clipped(config, 0, config.number("max_value", 2), 1);
          case "MinMaxNorm", "min_max_norm" ->
              ReferenceNorm.clipped(
                  config,
                  config.number("min_value", 0),
                  config.number("max_value", 1),
                  config.number("rate", 1));
          case "UnitNorm", "unit_norm" -> ReferenceNorm.clipped(config, 1, 1, 1);
          default -> throw unknown(identifier);
        });
  }

  /** {@code max(w, 0)}, which rounds nothing. */
  private static BoundedTensor nonNegative(BoundedTensor weights) {
    return BoundedTensor.of(
        weights.shape(),
        i -> {
          double value = Math.max(weights.value(i), 0);
          double above = Math.max(weights.value(i) + weights.error(i), 0) - value;
          double below = value - Math.max(weights.value(i) - weights.error(i), 0);
          return new Bounded(value, Math.max(above, below));
        });
  }

  private static IllegalArgumentException unknown(Object identifier) {
    return new IllegalArgumentException(
        "There is no bound for constraint %s. Known: MaxNorm, MinMaxNorm, NonNeg, UnitNorm"
            .formatted(identifier));
  }
}
