package org.kerastck.reference;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kerastck.config.Config;
import org.kerastck.config.Serialized;

/**
 * {@code l1 * sum of |x| + l2 * sum of x^2}, in double precision with bounds. The slope of |x| at
 * an exact 0 is 0, as on TensorFlow; near it, where the sign depends on rounding, the bound spans
 * both signs.
 */
public final class ReferenceRegularizer {
  private static final Curve ABSOLUTE = Curve.of(Math::abs, Math::signum, 1, 0).kink(0, 2).exact();
  private static final Curve SQUARE =
      Curve.of(x -> x * x, x -> 2 * x, Double.POSITIVE_INFINITY, 2).exact();

  private final double l1;
  private final double l2;

  private ReferenceRegularizer(double l1, double l2) {
    this.l1 = (float) l1;
    this.l2 = (float) l2;
  }

  /**
   * The regularizer that Keras makes of an identifier: {@code null}, a name, or what it serialises
   * to.
   *
   * @throws IllegalArgumentException where the measure has no such regularizer
   */
  public static Optional<ReferenceRegularizer> of(@Nullable Object identifier) {
    if (identifier == null) {
      return Optional.empty();
    }
    Serialized serialized = Serialized.of(identifier).orElseThrow(() -> unknown(identifier));
    Config config = Config.of(serialized.className(), serialized.config());
    return Optional.of(
        switch (serialized.className()) {
          case "L1", "l1" -> new ReferenceRegularizer(config.numberUnlessNull("l1", 0.01), 0);
          case "L2", "l2" -> new ReferenceRegularizer(0, config.numberUnlessNull("l2", 0.01));
          case "L1L2", "l1l2" ->
              new ReferenceRegularizer(
                  config.numberUnlessNull("l1", 0), config.numberUnlessNull("l2", 0));
          default -> throw unknown(identifier);
        });
  }

  /** The penalty. */
  public Bounded penalty(BoundedTensor x) {
    return sum(x, ABSOLUTE).times(l1).plus(sum(x, SQUARE).times(l2));
  }

  /** The penalty's gradient with respect to an element. */
  Bounded gradient(Bounded x) {
    return ABSOLUTE.slopeAt(x).times(l1).plus(SQUARE.slopeAt(x).times(l2));
  }

  private static Bounded sum(BoundedTensor x, Curve curve) {
    double sum = 0;
    double spread = 0;
    for (int i = 0; i < x.size(); i++) {
      sum += curve.value(x.value(i));
      spread += curve.valueError(x.value(i), x.error(i));
    }
    return new Bounded(sum, Bounded.rounded(sum, spread, x.size() + 2.0));
  }

  private static IllegalArgumentException unknown(Object identifier) {
    return new IllegalArgumentException(
        "There is no bound for regularizer %s. Known: L1, L2, L1L2".formatted(identifier));
  }
}
