package org.kerastck.reference;

import java.util.Locale;
import java.util.Optional;
import org.kerastck.tensor.Tensor;

/**
 * Losses of Keras that are means over all elements of a function of {@code output - target}. The
 * mean over the last axis and then over the rest, which is Keras's, is that mean.
 */
public enum ReferenceLoss {
  MEAN_SQUARED_ERROR(Curve.of(d -> d * d, d -> 2 * d, Double.POSITIVE_INFINITY, 2).exact()),
  MEAN_ABSOLUTE_ERROR(Curve.of(Math::abs, Math::signum, 1, 0).kink(0, 2).exact()),
  HUBER(
      Curve.of(
              d -> Math.abs(d) <= 1 ? d * d / 2 : Math.abs(d) - 0.5,
              d -> Math.max(-1, Math.min(d, 1)),
              1,
              1)
          .exact()),
  LOG_COSH(
      Curve.of(
              d -> Math.abs(d) + Math.log1p(Math.exp(-2 * Math.abs(d))) - Math.log(2),
              Math::tanh,
              1,
              1)
          .cancelling(d -> Math.abs(d) + 1));

  // A curve is complete once it is here.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Curve curve;

  ReferenceLoss(Curve curve) {
    this.curve = curve;
  }

  /** The loss of that name in Keras, or nothing where the measure has none. */
  public static Optional<ReferenceLoss> named(String name) {
    for (ReferenceLoss loss : values()) {
      if (loss.name().toLowerCase(Locale.ROOT).equals(name)) {
        return Optional.of(loss);
      }
    }
    return Optional.empty();
  }

  /** The mean; squares, products and the mean's divisions are four more roundings. */
  Bounded mean(BoundedTensor output, Tensor target) {
    double sum = 0;
    double spread = 0;
    for (int i = 0; i < output.size(); i++) {
      Bounded difference = difference(output, target, i);
      sum += curve.value(difference.value());
      spread += curve.valueError(difference.value(), difference.error());
    }
    double mean = sum / output.size();
    return new Bounded(mean, Bounded.rounded(mean, spread / output.size(), output.size() + 4.0));
  }

  /** The gradient of the mean with respect to an element of the output. */
  Bounded gradient(BoundedTensor output, Tensor target, int offset) {
    Bounded difference = difference(output, target, offset);
    double slope = curve.slope(difference.value()) / output.size();
    double spread = curve.slopeError(difference.value(), difference.error()) / output.size();
    return new Bounded(slope, Bounded.rounded(slope, spread, 4));
  }

  private static Bounded difference(BoundedTensor output, Tensor target, int offset) {
    return output.at(offset).plus(Bounded.exact(-target.data()[offset]));
  }
}
