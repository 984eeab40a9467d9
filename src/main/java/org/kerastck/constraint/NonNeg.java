package org.kerastck.constraint;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerastck.tensor.Tensor;

/** {@code max(w, 0)}; NaN and −0 stay what they are. */
record NonNeg() implements Constraint {
  @Override
  public String kerasName() {
    return "NonNeg";
  }

  @Override
  public Map<String, @Nullable Object> config() {
    return Map.of();
  }

  @Override
  public Tensor apply(Tensor weights) {
    float[] projected = new float[weights.data().length];
    for (int i = 0; i < projected.length; i++) {
      float weight = weights.data()[i];
      projected[i] = weight < 0 ? 0f : weight;
    }
    return Tensor.of(weights.shape(), projected);
  }
}
