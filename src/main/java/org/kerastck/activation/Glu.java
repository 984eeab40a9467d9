package org.kerastck.activation;

/**
 * {@code a · sigmoid(b)} with a the first half of a vector and b the second (Dauphin et al., 2017).
 *
 * <p>The output is half as long; Keras's layers declare it as long as the input.
 */
final class Glu extends AxisActivation {
  Glu(int axis) {
    super("glu", axis);
  }

  @Override
  int outputLength(int length) {
    if (length % 2 != 0) {
      throw new IllegalArgumentException(
          "The size of the axis that glu halves must be divisible by 2. Received: " + length);
    }
    return length / 2;
  }

  @Override
  void value(double[] x, double[] y) {
    for (int i = 0; i < y.length; i++) {
      y[i] = x[i] * Logistic.sigmoid(x[i + y.length]);
    }
  }

  @Override
  void slope(double[] x, double[] upstream, double[] gradient) {
    int half = upstream.length;
    for (int i = 0; i < half; i++) {
      gradient[i] = upstream[i] * Logistic.sigmoid(x[i + half]);
      gradient[i + half] = upstream[i] * x[i] * Logistic.sigmoidSlope(x[i + half]);
    }
  }
}
