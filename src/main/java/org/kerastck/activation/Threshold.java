package org.kerastck.activation;

/** {@code x} where {@code x > threshold}, {@code defaultValue} elsewhere. */
record Threshold(float threshold, float defaultValue) implements ElementwiseActivation {
  @Override
  public String kerasName() {
    return "threshold";
  }

  @Override
  public double value(double x) {
    return x > threshold ? x : defaultValue;
  }

  @Override
  public double slope(double x) {
    return x > threshold ? 1 : 0;
  }

  @Override
  public double ulpBound() {
    return 0;
  }
}
