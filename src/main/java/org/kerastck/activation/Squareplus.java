package org.kerastck.activation;

/**
 * {@code (x + √(x² + b)) / 2} (Barron, 2021).
 *
 * <p>The square is Keras's in float32: infinite from about 1.8·10¹⁹ on, so that the function is
 * infinite at both ends, and NaN at −∞; the slope is ½ there, and NaN where 2x overflows too.
 */
record Squareplus(float b) implements ElementwiseActivation {
  @Override
  public String kerasName() {
    return "squareplus";
  }

  @Override
  public double value(double x) {
    double root = root(x);
    if (x < 0 && Double.isFinite(root) && b > 0) {
      return b / (2 * (root - x));
    }
    return (x + root) / 2;
  }

  @Override
  public double slope(double x) {
    double root = root(x);
    if (Double.isFinite(root)) {
      return value(x) / root;
    }
    return Math.abs(x) <= Float.MAX_VALUE / 2 ? 0.5 : Double.NaN;
  }

  private double root(double x) {
    float square = (float) x * (float) x;
    return square == 0 || Float.isInfinite(square) ? Math.sqrt(square + b) : Math.sqrt(x * x + b);
  }
}
