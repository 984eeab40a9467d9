package org.kerastck.activation;

/** {@code xᵢ − max x − log Σⱼ exp(xⱼ − max x)}. */
final class LogSoftmax extends AxisActivation {
  LogSoftmax(int axis) {
    super("log_softmax", axis);
  }

  @Override
  void value(double[] x, double[] y) {
    double max = Softmax.max(x);
    int first = indexOf(max, x);
    double others = 0;
    for (int i = 0; i < x.length; i++) {
      others += i == first ? 0 : StrictMath.exp(x[i] - max);
    }
    double log = Double.isFinite(max) ? StrictMath.log1p(others) : Double.NaN;
    for (int i = 0; i < x.length; i++) {
      y[i] = x[i] - max - log;
    }
  }

  /** {@code gᵢ − softmax(x)ᵢ · Σⱼ gⱼ}. */
  @Override
  void slope(double[] x, double[] upstream, double[] gradient) {
    double[] y = new double[x.length];
    Softmax.evaluate(x, y);
    double sum = 0;
    for (double value : upstream) {
      sum += value;
    }
    for (int i = 0; i < x.length; i++) {
      gradient[i] = upstream[i] - y[i] * sum;
    }
  }

  private static int indexOf(double value, double[] x) {
    for (int i = 0; i < x.length; i++) {
      if (x[i] == value) {
        return i;
      }
    }
    return -1;
  }
}
