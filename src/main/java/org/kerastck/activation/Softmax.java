package org.kerastck.activation;

/** {@code exp(xᵢ − max x) / Σⱼ exp(xⱼ − max x)}. */
final class Softmax extends AxisActivation {
  Softmax(int axis) {
    super("softmax", axis);
  }

  @Override
  void value(double[] x, double[] y) {
    evaluate(x, y);
  }

  /**
   * {@code yᵢ · (gᵢ − Σⱼ gⱼ yⱼ)}, which cancels to a rounding of double precision at saturation.
   */
  @Override
  void slope(double[] x, double[] upstream, double[] gradient) {
    double[] y = new double[x.length];
    evaluate(x, y);
    double mean = 0;
    for (int i = 0; i < x.length; i++) {
      mean += upstream[i] * y[i];
    }
    for (int i = 0; i < x.length; i++) {
      gradient[i] = y[i] * (upstream[i] - mean);
    }
  }

  static void evaluate(double[] x, double[] y) {
    double max = max(x);
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      y[i] = StrictMath.exp(x[i] - max);
      sum += y[i];
    }
    for (int i = 0; i < x.length; i++) {
      y[i] /= sum;
    }
  }

  static double max(double[] x) {
    double max = Double.NEGATIVE_INFINITY;
    for (double value : x) {
      max = Math.max(max, value);
    }
    return max;
  }
}
