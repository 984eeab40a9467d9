package org.kerastck.activation;

/**
 * {@code relu} with all its parameters.
 *
 * <p>{@code min(x, maxValue)} for {@code x > threshold}, and below it {@code negativeSlope · (x −
 * threshold)}; without a slope 0. NaN is not above a threshold other than 0, and so becomes 0
 * there. Where a slope meets a threshold or a maximum, −∞ stays −∞.
 *
 * @param maxValue infinite where there is none
 */
record Relu(float negativeSlope, float maxValue, float threshold) implements ElementwiseActivation {
  static final Relu PLAIN = new Relu(0, Float.POSITIVE_INFINITY, 0);

  @Override
  public String kerasName() {
    return "relu";
  }

  @Override
  public double value(double x) {
    double positive = threshold == 0 ? Math.max(x, 0) : x > threshold ? x : 0;
    if (maxValue != Float.POSITIVE_INFINITY) {
      positive = Math.min(Math.max(positive, 0), maxValue);
    }
    return negativeSlope == 0 ? positive : positive - negativeSlope * Math.max(threshold - x, 0);
  }

  @Override
  public double slope(double x) {
    if (negativeSlope != 0 && threshold == 0 && maxValue == Float.POSITIVE_INFINITY) {
      return x > 0 ? 1 : negativeSlope;
    }
    double positive = x > threshold && inRange(x) ? 1 : 0;
    return x < threshold ? positive + negativeSlope : positive;
  }

  @Override
  public double ulpBound() {
    return negativeSlope == 0 ? 0 : 0.51;
  }

  /** Keras clips at {@code max_value}, and the bound still has slope 1; but ReLU6 has slope 0. */
  private boolean inRange(double x) {
    return (threshold == 0 && maxValue == 6) ? x < 6 : x <= maxValue;
  }
}
