package org.kerastck.reference;

import java.util.function.DoubleUnaryOperator;

/**
 * What a library computes in place of an activation or of its gradient, element by element.
 *
 * @param sentence what it does, in words
 * @param formula the number it gives; {@code NaN} where float32 overflows on the way
 * @param scale how large the terms are of which the number is made: what float32 rounds
 */
public record ActivationMistake(
    String sentence, DoubleUnaryOperator formula, DoubleUnaryOperator scale)
    implements ElementFunction {
  private static final double ROUNDINGS = 16;

  /** A formula whose terms do not cancel. */
  static ActivationMistake of(String sentence, DoubleUnaryOperator formula) {
    return new ActivationMistake(sentence, formula, x -> 0);
  }

  /** A formula of terms around 1 that cancel. */
  static ActivationMistake cancelling(String sentence, DoubleUnaryOperator formula) {
    return new ActivationMistake(sentence, formula, x -> 1);
  }

  /** The number that it gives. */
  public float at(float x) {
    return (float) formula.applyAsDouble(x);
  }

  /**
   * What it makes of a number that is off already. No formula turns twice within an error of
   * rounding, so that its ends tell how far it moves.
   */
  @Override
  public Bounded at(Bounded x) {
    double value = formula.applyAsDouble(x.value());
    double moved =
        x.error() == 0
            ? 0
            : Math.max(
                Math.abs(formula.applyAsDouble(x.value() - x.error()) - value),
                Math.abs(formula.applyAsDouble(x.value() + x.error()) - value));
    return new Bounded(value, moved + evaluation(x.value(), Math.abs(value) + moved));
  }

  private double evaluation(double x, double value) {
    double terms = Math.max(value, scale.applyAsDouble(x));
    return ROUNDINGS * Rounding.UNIT * terms + Rounding.SMALLEST_NORMAL;
  }

  /** Whether a float32 evaluation of the formula may give this. */
  public boolean gives(float x, float actual) {
    double expected = formula.applyAsDouble(x);
    float rounded = (float) expected;
    if (Float.isNaN(rounded) || Float.isInfinite(rounded) || !Float.isFinite(actual)) {
      return Float.compare(rounded, actual) == 0;
    }
    return Math.abs(actual - expected) <= evaluation(x, Math.abs(expected));
  }

  /** The same of a library that takes NaN for another number, as comparisons with it do. */
  ActivationMistake takingNaNFor(double number, String name) {
    DoubleUnaryOperator taken = x -> Double.isNaN(x) ? number : x;
    return new ActivationMistake(
        sentence.isEmpty() ? "NaN is taken for " + name : sentence + ", and NaN for " + name,
        formula.compose(taken),
        scale.compose(taken));
  }
}
