package org.kerastck.initializer;

import java.util.List;
import org.kerastck.tensor.Shape;

/**
 * Keras's {@code compute_fans}: how many units go into a weight, and how many come out.
 *
 * <p>Of a kernel both are the last two sizes times the receptive field, in this order, whatever the
 * layer: of Conv2DTranspose, whose kernel is {@code (kh, kw, filters, in)}, the filters count as
 * the units that go in.
 */
record Fans(double in, double out) {

  static Fans of(Shape shape) {
    int rank = shape.rank();
    if (rank == 0) {
      return new Fans(1, 1);
    }
    if (rank == 1) {
      return new Fans(shape.size(0), shape.size(0));
    }
    double receptiveField = 1;
    for (int axis = 0; axis < rank - 2; axis++) {
      receptiveField *= shape.size(axis);
    }
    return new Fans(shape.size(rank - 2) * receptiveField, shape.size(rank - 1) * receptiveField);
  }

  /** The products over these axes, which may count from the end. */
  static Fans of(Shape shape, List<Integer> inputAxes, List<Integer> outputAxes) {
    return new Fans(product(shape, inputAxes), product(shape, outputAxes));
  }

  private static double product(Shape shape, List<Integer> axes) {
    double product = 1;
    for (int axis : axes) {
      int position = axis < 0 ? axis + shape.rank() : axis;
      if (position < 0 || position >= shape.rank()) {
        throw new IllegalArgumentException(
            "input_axes and output_axes must be axes of the shape. Received: axis %d of shape %s"
                .formatted(axis, shape));
      }
      product *= shape.size(position);
    }
    return product;
  }
}
