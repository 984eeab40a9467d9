package org.kerastck.reference;

import java.util.List;
import org.kerastck.config.Config;
import org.kerastck.tensor.Shape;

/**
 * {@code w * desired(n) / (epsilon + n)}, with n the norm of w over some axes and {@code desired(n)
 * = rate * clip(n, least, most) + (1 - rate) * n}.
 *
 * <p>A norm is off by no more than the norm of the weights' errors. Between the kinks of desired
 * the factor {@code (a + b n) / (epsilon + n)} is monotone, so that its extremes over the norm's
 * interval are at the ends and at the kinks inside.
 */
final class ReferenceNorm implements ReferenceConstraint {
  private static final double EPSILON = 1e-7f;

  /** Clipping, the two products, the sums, the quotient, and what Keras rounds of its numbers. */
  private static final double FACTOR_ROUNDINGS = 8;

  private final List<Integer> axes;
  private final double least;
  private final double most;
  private final double rate;

  private ReferenceNorm(List<Integer> axes, double least, double most, double rate) {
    this.axes = axes;
    this.least = least;
    this.most = most;
    this.rate = rate;
  }

  static ReferenceNorm clipped(Config config, double least, double most, double rate) {
    return new ReferenceNorm(config.axes("axis").orElse(List.of(0)), least, most, rate);
  }

  @Override
  public BoundedTensor apply(BoundedTensor weights) {
    int size = weights.size();
    int[] vector = new int[size];
    double[] squares = new double[size];
    double[] squaredErrors = new double[size];
    int[] lengths = new int[size];
    for (int i = 0; i < size; i++) {
      vector[i] = vector(weights.shape(), i);
      squares[vector[i]] += weights.value(i) * weights.value(i);
      squaredErrors[vector[i]] += weights.error(i) * weights.error(i);
      lengths[vector[i]]++;
    }
    Bounded[] factors = new Bounded[size];
    for (int i = 0; i < size; i++) {
      if (lengths[i] > 0) {
        factors[i] = factor(norm(squares[i], squaredErrors[i], lengths[i]));
      }
    }
    return BoundedTensor.of(weights.shape(), i -> weights.at(i).times(factors[vector[i]]));
  }

  private static Bounded norm(double squares, double squaredErrors, int length) {
    double norm = Math.sqrt(squares);
    double flushed = Math.sqrt(length * Rounding.SMALLEST_NORMAL);
    return new Bounded(norm, Bounded.rounded(norm, Math.sqrt(squaredErrors) + flushed, length + 2));
  }

  private Bounded factor(Bounded norm) {
    double low = Math.max(norm.value() - norm.error(), 0);
    double high = norm.value() + norm.error();
    double factor = factor(norm.value());
    double spread = 0;
    for (double n : new double[] {low, high, clip(least, low, high), clip(most, low, high)}) {
      spread = Math.max(spread, Math.abs(factor(n) - factor));
    }
    return new Bounded(factor, Bounded.rounded(factor, spread, FACTOR_ROUNDINGS));
  }

  private double factor(double norm) {
    return (rate * clip(norm, least, most) + (1 - rate) * norm) / (EPSILON + norm);
  }

  private static double clip(double value, double low, double high) {
    return Math.min(Math.max(value, low), high);
  }

  /** The offset of the first element of the vector that element {@code offset} belongs to. */
  private int vector(Shape shape, int offset) {
    int first = offset;
    int stride = 1;
    for (int axis = shape.rank() - 1; axis >= 0; axis--) {
      if (axes.contains(axis) || axes.contains(axis - shape.rank())) {
        first -= offset / stride % shape.size(axis) * stride;
      }
      stride *= shape.size(axis);
    }
    return first;
  }
}
