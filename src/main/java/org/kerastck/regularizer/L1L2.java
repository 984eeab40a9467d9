package org.kerastck.regularizer;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerastck.tensor.Tensor;

/**
 * {@code l1 · Σ|x| + l2 · Σx²}, without a half and without a mean; {@code L1} and {@code L2} are
 * the halves of it.
 *
 * <p>The slope of |x| at 0 is 0, as on TensorFlow and Torch; JAX has 1 there.
 */
record L1L2(String kerasName, float l1, float l2, Map<String, @Nullable Object> config)
    implements Regularizer {
  @Override
  public float value(Tensor x) {
    double absolutes = 0;
    double squares = 0;
    for (float value : x.data()) {
      absolutes += Math.abs(value);
      squares += (double) value * value;
    }
    return (float) (term(l1, absolutes) + term(l2, squares));
  }

  @Override
  public Tensor gradient(Tensor x) {
    float[] gradient = new float[x.data().length];
    for (int i = 0; i < gradient.length; i++) {
      double value = x.data()[i];
      gradient[i] = (float) (term(l1, Math.signum(value)) + term(l2, 2 * value));
    }
    return Tensor.of(x.shape(), gradient);
  }

  /** A factor of 0 leaves its sum out, even an infinite one. */
  private static double term(float factor, double sum) {
    return factor == 0 ? 0 : factor * sum;
  }
}
