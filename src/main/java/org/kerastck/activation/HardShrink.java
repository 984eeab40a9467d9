package org.kerastck.activation;

/** {@code x} where {@code |x| > threshold}, 0 elsewhere; NaN becomes 0. */
record HardShrink(float threshold) implements ElementwiseActivation {
  @Override
  public String kerasName() {
    return "hard_shrink";
  }

  @Override
  public double value(double x) {
    return Math.abs(x) > threshold ? x : 0;
  }

  @Override
  public double slope(double x) {
    return Math.abs(x) > threshold ? 1 : 0;
  }

  @Override
  public double ulpBound() {
    return 0;
  }
}
