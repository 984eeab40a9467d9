package org.kerastck.activation;

/** {@code x} above 0, {@code negativeSlope · x} elsewhere; Keras's default slope is 0.2. */
record LeakyRelu(float negativeSlope) implements ElementwiseActivation {
  @Override
  public String kerasName() {
    return "leaky_relu";
  }

  @Override
  public double value(double x) {
    return x > 0 ? x : negativeSlope * x;
  }

  @Override
  public double slope(double x) {
    return x > 0 ? 1 : negativeSlope;
  }
}
