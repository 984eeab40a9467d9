package org.kerastck.reference;

/**
 * A number in double precision, and how far a float32 computation of it may be off.
 *
 * @param value r
 * @param error the largest |actual - r|
 */
public record Bounded(double value, double error) {

  /** An error that overflowed is infinite, and bounds nothing. */
  public Bounded {
    error = Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
  }

  /** A number that float32 holds. */
  static Bounded exact(double value) {
    return new Bounded(value, 0);
  }

  /** Whether this lies within the error. */
  public boolean accepts(float actual) {
    return Math.abs(actual - value) <= error;
  }

  /** A float32 sum of both. */
  Bounded plus(Bounded other) {
    double sum = value + other.value;
    return new Bounded(sum, rounded(sum, error + other.error, 1));
  }

  /** A float32 sum in any order. */
  static Bounded sum(Bounded... terms) {
    double sum = 0;
    double spread = 0;
    double magnitude = 0;
    for (Bounded term : terms) {
      sum += term.value;
      spread += term.error;
      magnitude += Math.abs(term.value) + term.error;
    }
    return new Bounded(sum, spread + Rounding.gamma(terms.length) * magnitude);
  }

  /** A float32 product with a number that float32 holds. */
  Bounded times(double factor) {
    double product = value * factor;
    return new Bounded(product, rounded(product, error * Math.abs(factor), 1));
  }

  /** A float32 quotient, or product with the divisor's reciprocal. */
  Bounded dividedBy(double divisor) {
    double quotient = value / divisor;
    return new Bounded(quotient, rounded(quotient, error / Math.abs(divisor), 2));
  }

  /** A float32 product of both. */
  Bounded times(Bounded other) {
    double product = value * other.value;
    double spread = Math.abs(value) * other.error + error * (Math.abs(other.value) + other.error);
    return new Bounded(product, rounded(product, spread, 1));
  }

  /** The error of a result near {@code value}, inexact by {@code spread}, after some roundings. */
  static double rounded(double value, double spread, double roundings) {
    return spread
        + Rounding.gamma(roundings) * (Math.abs(value) + spread)
        + roundings * Rounding.SMALLEST_NORMAL;
  }
}
