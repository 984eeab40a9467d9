package org.kerastck.initializer;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/** {@code Zeros}, {@code Ones} and {@code Constant}: the same value everywhere. */
record FilledInitializer(String kerasName, float value, Map<String, @Nullable Object> config)
    implements Initializer {
  @Override
  public Tensor initialize(Shape shape) {
    float[] values = new float[Math.toIntExact(shape.elementCount())];
    Arrays.fill(values, value);
    return Tensor.of(shape, values);
  }
}
