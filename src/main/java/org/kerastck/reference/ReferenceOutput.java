package org.kerastck.reference;

import org.kerastck.tensor.Shape;

/** What the definition gives before the activation, with what the rounding bound needs. */
public final class ReferenceOutput {
  private final Shape shape;
  private final double[] values;
  private final double[] magnitudes;
  private final int[] terms;

  ReferenceOutput(Shape shape, double[] values, double[] magnitudes, int[] terms) {
    this.shape = shape;
    this.values = values;
    this.magnitudes = magnitudes;
    this.terms = terms;
  }

  /** The shape of the output. */
  public Shape shape() {
    return shape;
  }

  /** r: the value of the element at this row-major offset. */
  public double value(int offset) {
    return values[offset];
  }

  /** S: the sum of |x w| over the element's terms, plus |bias|. */
  public double magnitude(int offset) {
    return magnitudes[offset];
  }

  /** The number of products in the element. */
  public int terms(int offset) {
    return terms[offset];
  }
}
