package org.kerastck.activation;

/**
 * {@code x · Φ(x)}, with Φ the normal distribution function (Hendrycks and Gimpel, 2016).
 *
 * <p>{@code Φ(x) = erfc(−x / √2) / 2} exactly, which is Keras's default; {@code approximate} takes
 * {@code (1 + tanh(√(2/π) · (x + 0.044715 x³))) / 2} for it. NaN at −∞; the slope of the
 * approximation is NaN where x² overflows float32, as in Keras.
 */
record Gelu(boolean approximate) implements ElementwiseActivation {
  private static final double SQRT_TWO_OVER_PI = 0.7978845608028654;
  private static final double CUBIC = 0.044715;

  @Override
  public String kerasName() {
    return "gelu";
  }

  @Override
  public double value(double x) {
    return x * distribution(x);
  }

  @Override
  public double slope(double x) {
    return distribution(x) + x * density(x);
  }

  private double distribution(double x) {
    return approximate ? Logistic.sigmoid(2 * argument(x)) : 0.5 * erfc(x);
  }

  private double density(double x) {
    if (approximate && x * x > Float.MAX_VALUE) {
      return Double.NaN;
    }
    return approximate
        ? 2 * SQRT_TWO_OVER_PI * (1 + 3 * CUBIC * x * x) * Logistic.sigmoidSlope(2 * argument(x))
        : SQRT_TWO_OVER_PI / 2 * StrictMath.exp(-0.5 * x * x);
  }

  private static double argument(double x) {
    return SQRT_TWO_OVER_PI * (x + CUBIC * x * x * x);
  }

  private static double erfc(double x) {
    return ErrorFunction.complement(-x * Math.sqrt(0.5));
  }
}
