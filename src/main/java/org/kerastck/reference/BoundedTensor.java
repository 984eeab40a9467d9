package org.kerastck.reference;

import java.util.function.IntFunction;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/** A tensor of numbers in double precision, each with how far float32 may be off. Immutable. */
public final class BoundedTensor {
  private final Shape shape;
  private final double[] values;
  private final double[] errors;

  private BoundedTensor(Shape shape) {
    int size = Math.toIntExact(shape.elementCount());
    this.shape = shape;
    this.values = new double[size];
    this.errors = new double[size];
  }

  /** The tensor of these elements, by row-major offset. */
  public static BoundedTensor of(Shape shape, IntFunction<Bounded> element) {
    BoundedTensor made = new BoundedTensor(shape);
    for (int i = 0; i < made.values.length; i++) {
      Bounded bounded = element.apply(i);
      made.values[i] = bounded.value();
      made.errors[i] = bounded.error();
    }
    return made;
  }

  /** A tensor without errors. */
  public static BoundedTensor exact(Tensor tensor) {
    return of(tensor.shape(), i -> Bounded.exact(tensor.data()[i]));
  }

  /** What float32 may make of sums of products. */
  public static BoundedTensor of(ReferenceOutput sums) {
    return of(
        sums.shape(),
        i -> {
          if (!Double.isFinite(sums.magnitude(i))) {
            return Bounded.exact(sums.value(i)); // Rounding explains nothing of it.
          }
          double gamma = Rounding.gamma(sums.terms(i) + 1.0);
          double flushed = (sums.terms(i) + 1) * Rounding.SMALLEST_NORMAL;
          return new Bounded(sums.value(i), gamma * sums.magnitude(i) + flushed);
        });
  }

  /** The shape. */
  public Shape shape() {
    return shape;
  }

  /** The number of elements. */
  public int size() {
    return values.length;
  }

  /** The element at this row-major offset. */
  public Bounded at(int offset) {
    return new Bounded(values[offset], errors[offset]);
  }

  /** The value of the element at this row-major offset. */
  public double value(int offset) {
    return values[offset];
  }

  /** The values in float32. */
  public Tensor rounded() {
    float[] data = new float[values.length];
    for (int i = 0; i < data.length; i++) {
      data[i] = (float) values[i];
    }
    return Tensor.of(shape, data);
  }

  /** How far a float32 computation of that element may be off. */
  public double error(int offset) {
    return errors[offset];
  }
}
