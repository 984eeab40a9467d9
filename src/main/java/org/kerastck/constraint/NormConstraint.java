package org.kerastck.constraint;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/**
 * {@code w · desired(n) / (ε + n)} with n the norm of w over {@code axes} and ε = 10⁻⁷, evaluated
 * in double precision and rounded once.
 *
 * <p>The default axis is 0, of a convolution's kernel the row axis: one filter is {@code [0, 1,
 * 2]}. A vector of zeros stays one.
 *
 * @param axes empty for all of them
 * @param desired the norm that a vector of some norm is to have
 */
record NormConstraint(
    String kerasName,
    Optional<List<Integer>> axes,
    DoubleUnaryOperator desired,
    Map<String, @Nullable Object> config)
    implements Constraint {
  private static final double EPSILON = 1e-7f;

  @Override
  public Tensor apply(Tensor weights) {
    Shape shape = weights.shape();
    int[] groups = groups(shape);
    float[] data = weights.data();
    double[] squares = new double[data.length];
    for (int i = 0; i < data.length; i++) {
      squares[groups[i]] += (double) data[i] * data[i];
    }
    float[] projected = new float[data.length];
    for (int i = 0; i < data.length; i++) {
      double norm = Math.sqrt(squares[groups[i]]);
      projected[i] = (float) (data[i] * (desired.applyAsDouble(norm) / (EPSILON + norm)));
    }
    return Tensor.of(shape, projected);
  }

  /** For each element the offset of its vector's first element. */
  private int[] groups(Shape shape) {
    boolean[] reduced = new boolean[shape.rank()];
    Arrays.fill(reduced, axes.isEmpty());
    for (int axis : axes.orElse(List.of())) {
      int position = axis < 0 ? axis + shape.rank() : axis;
      if (position < 0 || position >= shape.rank()) {
        throw new IllegalArgumentException(
            "The axis of %s must be one of the weights' %d axes. Received: axis=%d, shape %s"
                .formatted(kerasName, shape.rank(), axis, shape));
      }
      reduced[position] = true;
    }
    int[] groups = new int[Math.toIntExact(shape.elementCount())];
    for (int i = 0; i < groups.length; i++) {
      int stride = 1;
      int rest = i;
      for (int axis = shape.rank() - 1; axis >= 0; axis--) {
        int index = rest % shape.size(axis);
        rest /= shape.size(axis);
        groups[i] += reduced[axis] ? 0 : index * stride;
        stride *= shape.size(axis);
      }
    }
    return groups;
  }
}
