package org.kerastck.regularizer;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/**
 * {@code factor · mean of |nᵢ · nⱼ|} over all pairs of different rows (or columns) of a matrix,
 * each divided by its norm: {@code n = x · min(1/|x|, 10⁷)}.
 *
 * <p>One row alone has no pairs: the penalty is NaN, as in Keras.
 */
record OrthogonalRegularizer(float factor, Mode mode, Map<String, @Nullable Object> config)
    implements Regularizer {
  /** 1 / epsilon of Keras. */
  private static final double GREATEST_INVERSE = 1e7;

  /** Which vectors of the matrix are to be orthogonal. */
  enum Mode {
    ROWS,
    COLUMNS
  }

  @Override
  public String kerasName() {
    return "OrthogonalRegularizer";
  }

  @Override
  public float value(Tensor x) {
    Vectors vectors = vectors(x);
    double sum = 0;
    for (int i = 0; i < vectors.count(); i++) {
      for (int j = 0; j < vectors.count(); j++) {
        sum += i == j ? 0 : Math.abs(vectors.product(i, j));
      }
    }
    return (float) (factor * 0.5 * sum / vectors.pairs());
  }

  @Override
  public Tensor gradient(Tensor x) {
    Vectors vectors = vectors(x);
    float[] gradient = new float[x.data().length];
    double[] above = new double[vectors.length()];
    for (int i = 0; i < vectors.count(); i++) {
      vectors.slope(i, factor / vectors.pairs(), above);
      for (int k = 0; k < above.length; k++) {
        gradient[vectors.index(i, k)] = (float) above[k];
      }
    }
    return Tensor.of(x.shape(), gradient);
  }

  private Vectors vectors(Tensor x) {
    Shape shape = x.shape();
    if (shape.rank() != 2) {
      throw new IllegalArgumentException(
          "Inputs to OrthogonalRegularizer must have rank 2. Received: inputs.shape=" + shape);
    }
    boolean rows = mode == Mode.ROWS;
    return new Vectors(x.data(), shape.size(rows ? 0 : 1), shape.size(rows ? 1 : 0), rows);
  }

  /** The rows or columns, divided by their norms. */
  private static final class Vectors {
    private final int count;
    private final int length;
    private final boolean rows;
    private final double[][] normalized;
    private final double[] inverse;

    Vectors(float[] data, int count, int length, boolean rows) {
      this.count = count;
      this.length = length;
      this.rows = rows;
      normalized = new double[count][length];
      inverse = new double[count];
      for (int i = 0; i < count; i++) {
        double squares = 0;
        for (int k = 0; k < length; k++) {
          double value = data[index(i, k)];
          squares += value * value;
        }
        inverse[i] = Math.min(1 / Math.sqrt(squares), GREATEST_INVERSE);
        for (int k = 0; k < length; k++) {
          normalized[i][k] = data[index(i, k)] * inverse[i];
        }
      }
    }

    int count() {
      return count;
    }

    int length() {
      return length;
    }

    double pairs() {
      return count * (count - 1.0) / 2;
    }

    int index(int vector, int element) {
      return rows ? vector * length + element : element * count + vector;
    }

    double product(int i, int j) {
      return dot(normalized[i], normalized[j]);
    }

    /** {@code (g − n (n·g)) / |x|} with {@code g = scale · Σⱼ sign(nᵢ·nⱼ) nⱼ}. */
    void slope(int i, double scale, double[] target) {
      java.util.Arrays.fill(target, 0);
      for (int j = 0; j < count; j++) {
        double sign = i == j ? 0 : Math.signum(product(i, j));
        for (int k = 0; k < length; k++) {
          target[k] += scale * sign * normalized[j][k];
        }
      }
      double along = inverse[i] == GREATEST_INVERSE ? 0 : dot(normalized[i], target);
      for (int k = 0; k < length; k++) {
        target[k] = (target[k] - normalized[i][k] * along) * inverse[i];
      }
    }

    private static double dot(double[] a, double[] b) {
      double sum = 0;
      for (int k = 0; k < a.length; k++) {
        sum += a[k] * b[k];
      }
      return sum;
    }
  }
}
