package org.kerastck.activation;

/** The logistic function and its kin, in double precision without cancellation. */
final class Logistic {
  private Logistic() {}

  /** {@code 1 / (1 + exp(−x))}. */
  static double sigmoid(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }

  /** {@code sigmoid(x) · (1 − sigmoid(x))}. */
  static double sigmoidSlope(double x) {
    double e = StrictMath.exp(-Math.abs(x));
    return e / ((1 + e) * (1 + e));
  }

  /** {@code log(1 + exp(x))}. */
  static double softplus(double x) {
    return x > 0 ? x + StrictMath.log1p(StrictMath.exp(-x)) : StrictMath.log1p(StrictMath.exp(x));
  }
}
