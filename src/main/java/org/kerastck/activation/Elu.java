package org.kerastck.activation;

/** {@code x} above 0, {@code α · (exp(x) − 1)} elsewhere (Clevert et al., 2016). */
record Elu(float alpha) implements ElementwiseActivation {
  @Override
  public String kerasName() {
    return "elu";
  }

  @Override
  public double value(double x) {
    return x > 0 ? x : alpha * StrictMath.expm1(x);
  }

  @Override
  public double slope(double x) {
    return x > 0 ? 1 : alpha * StrictMath.exp(x);
  }
}
