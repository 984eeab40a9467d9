package org.kerastck.reference;

import java.util.function.DoubleUnaryOperator;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/**
 * Sums of products in double precision, such as the output before the activation or a gradient,
 * with what the rounding bound needs.
 */
public final class ReferenceOutput {
  private final Shape shape;
  private final double[] values;
  private final double[] magnitudes;
  private final int[] terms;

  private ReferenceOutput(Shape shape) {
    int size = Math.toIntExact(shape.elementCount());
    this.shape = shape;
    this.values = new double[size];
    this.magnitudes = new double[size];
    this.terms = new int[size];
  }

  /** The shape of the tensor of sums. */
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

  /** All values in float32. */
  public Tensor rounded() {
    return rounded(DoubleUnaryOperator.identity());
  }

  /** All values, activated, in float32. */
  public Tensor rounded(DoubleUnaryOperator activation) {
    float[] data = new float[values.length];
    for (int i = 0; i < data.length; i++) {
      data[i] = (float) activation.applyAsDouble(values[i]);
    }
    return Tensor.of(shape, data);
  }

  /** Keeps every element that it is handed. */
  static final class Collector implements NaiveConvolution.ElementVisitor {
    private final ReferenceOutput output;

    Collector(Shape shape) {
      this.output = new ReferenceOutput(shape);
    }

    @Override
    public boolean visit(int offset, double value, double magnitude, int terms) {
      output.values[offset] = value;
      output.magnitudes[offset] = magnitude;
      output.terms[offset] = terms;
      return true;
    }

    ReferenceOutput collected() {
      return output;
    }
  }

  /** Adds terms to elements in any order. */
  static final class Accumulator {
    private final ReferenceOutput sums;

    Accumulator(Shape shape) {
      this.sums = new ReferenceOutput(shape);
    }

    void add(int offset, double term) {
      sums.values[offset] += term;
      sums.magnitudes[offset] += Math.abs(term);
      sums.terms[offset]++;
    }

    ReferenceOutput sums() {
      return sums;
    }
  }
}
