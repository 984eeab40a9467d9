package org.kerastck.activation;

/**
 * {@code x} above 0, {@code α · (exp(x / α) − 1)} elsewhere (Barron, 2017).
 *
 * <p>The slope at 0 is 1; TensorFlow alone has 2 there, for both its {@code maximum} and its {@code
 * minimum} pass on the whole gradient of a tie.
 */
record Celu(float alpha) implements ElementwiseActivation {
  @Override
  public String kerasName() {
    return "celu";
  }

  @Override
  public double value(double x) {
    return x > 0 ? x : alpha * StrictMath.expm1(x / alpha);
  }

  @Override
  public double slope(double x) {
    return x > 0 ? 1 : StrictMath.exp(x / alpha);
  }
}
