package org.kerastck.initializer;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/**
 * A matrix with orthonormal columns (or rows, where there are fewer of them) times {@code gain}:
 * the Q of a random normal matrix, with signs such that R's diagonal is positive (Saxe et al.,
 * 2014).
 *
 * <p>The random matrix is the backend's own, bit for bit; the decomposition is in double precision
 * where most backends use float32, so that values agree to about 2·10⁻⁶, and for square matrices to
 * 2·10⁻⁵.
 */
record Orthogonal(float gain, Seed seed, Backend backend, Map<String, @Nullable Object> config)
    implements Initializer {
  @Override
  public String kerasName() {
    return "Orthogonal";
  }

  @Override
  public Tensor initialize(Shape shape) {
    if (shape.rank() < 2) {
      throw new IllegalArgumentException(
          "The tensor to initialize must be at least two-dimensional. Received: shape=" + shape);
    }
    int columns = shape.size(shape.rank() - 1);
    int count = Math.toIntExact(shape.elementCount());
    int rows = columns == 0 ? 0 : count / columns;
    int longer = Math.max(rows, columns);
    int shorter = Math.min(rows, columns);
    float[] random = backend.stream(seed.draw(backend)).normal(count, 0, 1);
    double[] q = Householder.orthonormal(random, longer, shorter);
    float[] values = new float[count];
    for (int i = 0; i < longer; i++) {
      for (int j = 0; j < shorter; j++) {
        int target = rows < columns ? j * longer + i : i * shorter + j;
        values[target] = gain * (float) q[i * shorter + j];
      }
    }
    return Tensor.of(shape, values);
  }
}
