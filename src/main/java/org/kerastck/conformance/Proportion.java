package org.kerastck.conformance;

import java.util.Optional;
import org.kerastck.tensor.Tensor;

/**
 * What one tensor is to another where the quotient of all elements is the same, within what float32
 * rounds.
 *
 * @param factor of the second
 */
record Proportion(double factor) {
  private static final double ROUNDINGS = 64;
  private static final double UNIT_ROUNDOFF = 0x1p-24;

  /** Below this many numbers that are not 0 only plain factors are believed. */
  private static final int EVIDENCE = 3;

  /** Empty where the tensors are not proportional, or too small to tell. */
  static Optional<Proportion> of(Tensor right, Tensor tensor) {
    double[] none = new double[right.data().length];
    return of(none, right.data(), tensor.data());
  }

  /** The same of how far two tensors are from where they began. */
  static Optional<Proportion> ofUpdates(Tensor before, Tensor right, Tensor tensor) {
    double[] start = new double[before.data().length];
    for (int i = 0; i < start.length; i++) {
      start[i] = before.data()[i];
    }
    return of(start, right.data(), tensor.data());
  }

  private static Optional<Proportion> of(double[] start, float[] right, float[] actual) {
    int largest = -1;
    int evidence = 0;
    if (start.length != right.length || right.length != actual.length) {
      return Optional.empty();
    }
    for (int i = 0; i < right.length; i++) {
      double distance = Math.abs(right[i] - start[i]);
      evidence += distance > 0 ? 1 : 0;
      if (Double.isFinite(distance)
          && (largest < 0 || distance > Math.abs(right[largest] - start[largest]))) {
        largest = i;
      }
    }
    if (evidence == 0 || largest < 0) {
      return Optional.empty();
    }
    double factor = plain((actual[largest] - start[largest]) / (right[largest] - start[largest]));
    boolean isPlain = isPlain(factor) || isPlain(1 / factor);
    if (!Double.isFinite(factor) || (evidence < EVIDENCE && !isPlain)) {
      return Optional.empty();
    }
    for (int i = 0; i < right.length; i++) {
      double expected = start[i] + factor * (right[i] - start[i]);
      double terms = Math.abs(start[i]) + Math.abs(factor * right[i]) + Math.abs(right[i]);
      double bound = ROUNDINGS * UNIT_ROUNDOFF * terms + Float.MIN_NORMAL;
      if (!(Math.abs(actual[i] - expected) <= bound)) {
        return Optional.empty();
      }
    }
    return Optional.of(new Proportion(factor));
  }

  boolean isZero() {
    return factor == 0;
  }

  boolean isOne() {
    return factor == 1;
  }

  /** A whole number, or one over a whole number. */
  @Override
  public String toString() {
    if (isPlain(factor)) {
      return String.valueOf(Math.round(factor));
    }
    return isPlain(1 / factor)
        ? "1/%d".formatted(Math.round(1 / factor))
        : ShortestDecimal.of((float) factor);
  }

  /** The nearest plain factor, where rounding explains the distance. */
  private static double plain(double factor) {
    double whole = Math.rint(factor);
    if (Math.abs(factor - whole) <= 1e-5 * Math.max(Math.abs(factor), 0x1p-10)) {
      return whole;
    }
    double over = Math.rint(1 / factor);
    return Math.abs(1 / factor - over) <= 1e-5 * Math.abs(over) ? 1 / over : factor;
  }

  private static boolean isPlain(double factor) {
    return factor == Math.rint(factor);
  }
}
