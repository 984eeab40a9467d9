package org.kerastck.initializer;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/**
 * {@code gain} on the diagonal of a matrix, which need not be square.
 *
 * <p>Keras's {@code get_config} leaves the gain out.
 */
record Identity(float gain) implements Initializer {
  @Override
  public String kerasName() {
    return "Identity";
  }

  @Override
  public Map<String, @Nullable Object> config() {
    return Map.of();
  }

  @Override
  public Tensor initialize(Shape shape) {
    if (shape.rank() != 2) {
      throw new IllegalArgumentException(
          "Identity matrix initializer can only be used for 2D matrices. Received: shape=" + shape);
    }
    int columns = shape.size(1);
    float[] values = new float[Math.toIntExact(shape.elementCount())];
    Arrays.fill(values, gain * 0f);
    for (int i = 0; i < Math.min(shape.size(0), columns); i++) {
      values[i * columns + i] = gain;
    }
    return Tensor.of(shape, values);
  }
}
