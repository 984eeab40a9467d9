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
    String sentence, DoubleUnaryOperator formula, DoubleUnaryOperator scale) {
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

  /** Whether a float32 evaluation of the formula may give this. */
  public boolean gives(float x, float actual) {
    double expected = formula.applyAsDouble(x);
    float rounded = (float) expected;
    if (Float.isNaN(rounded) || Float.isInfinite(rounded) || !Float.isFinite(actual)) {
      return Float.compare(rounded, actual) == 0;
    }
    double terms = Math.max(Math.abs(expected), scale.applyAsDouble(x));
    return Math.abs(actual - expected)
        <= ROUNDINGS * Rounding.UNIT * terms + Rounding.SMALLEST_NORMAL;
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
