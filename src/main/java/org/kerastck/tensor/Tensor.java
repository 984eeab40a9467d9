package org.kerastck.tensor;

import java.util.Arrays;

/**
 * A row-major (C order) tensor whose elements are kept in float32.
 *
 * <p>The array is shared, not copied: whoever makes a tensor hands its array over.
 */
public final class Tensor {
  private final Shape shape;
  private final DType dtype;
  private final float[] data;

  private Tensor(Shape shape, DType dtype, float[] data) {
    if (shape.elementCount() != data.length) {
      throw new IllegalArgumentException(
          "shape %s needs %d elements. Received: %d"
              .formatted(shape, shape.elementCount(), data.length));
    }
    this.shape = shape;
    this.dtype = dtype;
    this.data = data;
  }

  /**
   * A float32 tensor over {@code data}, which it takes over.
   *
   * @throws IllegalArgumentException where the number of elements is not the shape's
   */
  public static Tensor of(Shape shape, float... data) {
    return new Tensor(shape, DType.FLOAT32, data);
  }

  /** As {@link #of(Shape, float...)}, of another dtype whose values float32 holds. */
  public static Tensor of(Shape shape, DType dtype, float... data) {
    return new Tensor(shape, dtype, data);
  }

  /** The sizes of the axes. */
  public Shape shape() {
    return shape;
  }

  /** What the elements are to Keras. */
  public DType dtype() {
    return dtype;
  }

  /** The elements in row-major order: the tensor's own array, to be read. */
  public float[] data() {
    return data;
  }

  /** Whether the other is a tensor of the same shape, dtype and bits; every NaN is the same. */
  public boolean isSameAs(Tensor other) {
    return shape.equals(other.shape) && dtype == other.dtype && Arrays.equals(data, other.data);
  }

  @Override
  public String toString() {
    return "Tensor" + shape + " " + dtype.kerasName();
  }
}
