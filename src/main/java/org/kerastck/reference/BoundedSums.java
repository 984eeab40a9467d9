package org.kerastck.reference;

import org.kerastck.tensor.Shape;

/**
 * Sums of products whose factors are off already. With factors a and b, off by no more than {@code
 * e} and {@code f}, a float32 summation in any order is off by no more than
 *
 * <pre>
 * sum of (|a| f + e (|b| + f)) + gamma(n) * sum of (|a| + e) (|b| + f) + n 2^-126
 * </pre>
 *
 * with n one more than the number of products. The roundings of double precision, 2^-29 of
 * float32's, are what the one more leaves room for.
 */
final class BoundedSums {
  private final Shape shape;
  private final double[] values;
  private final double[] spreads;
  private final double[] magnitudes;
  private final int[] terms;

  BoundedSums(Shape shape) {
    int size = Math.toIntExact(shape.elementCount());
    this.shape = shape;
    this.values = new double[size];
    this.spreads = new double[size];
    this.magnitudes = new double[size];
    this.terms = new int[size];
  }

  /** Adds a product of a number that float32 holds and another. */
  void add(int offset, double a, double b, double errorOfB) {
    values[offset] += a * b;
    spreads[offset] += Math.abs(a) * errorOfB;
    magnitudes[offset] += Math.abs(a) * (Math.abs(b) + errorOfB);
    terms[offset]++;
  }

  BoundedTensor sums() {
    return BoundedTensor.of(
        shape,
        i ->
            new Bounded(
                values[i],
                spreads[i]
                    + Rounding.gamma(terms[i] + 1.0) * magnitudes[i]
                    + (terms[i] + 1) * Rounding.SMALLEST_NORMAL));
  }
}
