package org.kerastck.reference;

/** The constants of float32 rounding errors. */
final class Rounding {
  /** u: half the distance from 1 to the next float32. */
  static final double UNIT = 0x1p-24;

  /** The smallest normal float32; what is below may be flushed to zero. */
  static final double SMALLEST_NORMAL = 0x1p-126;

  private Rounding() {}

  /**
   * {@code gamma(n) = n u / (1 - n u)}: n roundings change a product of factors 1 + delta by no
   * more. Source: Higham, Accuracy and Stability of Numerical Algorithms, section 3.1.
   */
  static double gamma(double n) {
    return n * UNIT / (1 - n * UNIT);
  }
}
