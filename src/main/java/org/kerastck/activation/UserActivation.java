package org.kerastck.activation;

import java.util.function.DoubleUnaryOperator;

/** A user's own function. */
record UserActivation(
    String kerasName, DoubleUnaryOperator function, DoubleUnaryOperator derivative)
    implements ElementwiseActivation {
  @Override
  public double value(double x) {
    return function.applyAsDouble(x);
  }

  @Override
  public double slope(double x) {
    return derivative.applyAsDouble(x);
  }
}
