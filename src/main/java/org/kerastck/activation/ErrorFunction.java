package org.kerastck.activation;

/**
 * The complementary error function in double precision.
 *
 * <p>Abramowitz and Stegun, Handbook of Mathematical Functions, 7.1.6 (a series without
 * cancellation) and 7.1.14 (a continued fraction).
 */
final class ErrorFunction {
  private static final double SERIES_BELOW = 2;
  private static final double ZERO_ABOVE = 27;
  private static final int FRACTION_TERMS = 48;
  private static final double TWO_OVER_SQRT_PI = 1.1283791670955126;

  private ErrorFunction() {}

  /** {@code erfc(x) = 1 − erf(x)}, with a relative error below 10⁻¹² where it is not subnormal. */
  static double complement(double x) {
    if (x < 0) {
      return 2 - complement(-x);
    }
    if (x < SERIES_BELOW) {
      return 1 - series(x);
    }
    return x > ZERO_ABOVE ? 0 : fraction(x);
  }

  /** {@code erf(x) = 2/√π · exp(−x²) · Σ 2ⁿ x²ⁿ⁺¹ / (1·3·…·(2n+1))}. */
  private static double series(double x) {
    double term = x;
    double sum = x;
    for (int n = 1; term > sum * 0x1p-56; n++) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    return TWO_OVER_SQRT_PI * StrictMath.exp(-x * x) * sum;
  }

  /** {@code erfc(x) = exp(−x²)/√π · 1/(x + ½/(x + 1/(x + 3/2/(x + …))))}. */
  private static double fraction(double x) {
    double denominator = x;
    for (int n = FRACTION_TERMS; n > 0; n--) {
      denominator = x + 0.5 * n / denominator;
    }
    return 0.5 * TWO_OVER_SQRT_PI * StrictMath.exp(-x * x) / denominator;
  }
}
