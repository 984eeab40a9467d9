package org.kerastck.constraint;

import org.kerastck.tensor.Tensor;

/** {@code max(w, 0)}; NaN stays NaN. */
record NonNeg() implements Constraint {
  @Override
  public String kerasName() {
    return "NonNeg";
  }

  @Override
  public Tensor apply(Tensor weights) {
    float[] projected = new float[weights.data().length];
    for (int i = 0; i < projected.length; i++) {
      projected[i] = Math.max(weights.data()[i], 0f);
    }
    return Tensor.of(weights.shape(), projected);
  }
}
