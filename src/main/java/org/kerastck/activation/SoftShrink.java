package org.kerastck.activation;

/**
 * {@code x − threshold} above it, {@code x + threshold} below its negative, 0 between; NaN becomes
 * 0.
 */
record SoftShrink(float threshold) implements ElementwiseActivation {
  @Override
  public String kerasName() {
    return "soft_shrink";
  }

  @Override
  public double value(double x) {
    if (x > threshold) {
      return x - threshold;
    }
    return x < -threshold ? x + threshold : 0;
  }

  @Override
  public double slope(double x) {
    return x > threshold || x < -threshold ? 1 : 0;
  }
}
