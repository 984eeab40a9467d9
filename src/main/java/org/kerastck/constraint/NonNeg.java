package org.kerastck.constraint;

import org.kerastck.tensor.Tensor;

/** {@code max(w, 0)}; NaN and −0 stay what they are. */
record NonNeg() implements Constraint {
  @Override
  public String kerasName() {
    return "NonNeg";
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
