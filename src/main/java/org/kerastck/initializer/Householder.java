package org.kerastck.initializer;

/** The QR decomposition by Householder reflections (Golub and Van Loan, section 5.2). */
final class Householder {
  private Householder() {}

  /**
   * The Q with as many columns as {@code matrix}, which makes the diagonal of R positive.
   *
   * @param matrix row-major, {@code rows ≥ columns}
   */
  static double[] orthonormal(float[] matrix, int rows, int columns) {
    double[] a = new double[matrix.length];
    for (int i = 0; i < a.length; i++) {
      a[i] = matrix[i];
    }
    double[] scales = new double[columns];
    boolean[] negative = new boolean[columns];
    for (int k = 0; k < columns; k++) {
      reflectColumn(a, rows, columns, k, scales, negative);
    }
    double[] q = new double[a.length];
    for (int k = columns - 1; k >= 0; k--) {
      q[k * columns + k] = negative[k] ? -1 : 1;
      for (int j = k; j < columns; j++) {
        reflect(a, q, rows, columns, k, j, scales[k]);
      }
    }
    return q;
  }

  /**
   * Leaves the reflection's vector in column k from row k on, and applies it to the columns after.
   */
  private static void reflectColumn(
      double[] a, int rows, int columns, int k, double[] scales, boolean[] negative) {
    double squares = 0;
    for (int i = k; i < rows; i++) {
      squares += a[i * columns + k] * a[i * columns + k];
    }
    double norm = Math.sqrt(squares);
    double pivot = a[k * columns + k];
    double diagonal = pivot > 0 ? -norm : norm;
    negative[k] = diagonal < 0;
    a[k * columns + k] = pivot - diagonal;
    double vector = norm * (norm + Math.abs(pivot));
    scales[k] = vector == 0 ? 0 : 1 / vector;
    for (int j = k + 1; j < columns; j++) {
      reflect(a, a, rows, columns, k, j, scales[k]);
    }
  }

  /** Applies {@code I − scale · v vᵀ} to column j of {@code target}; v is column k of {@code a}. */
  private static void reflect(
      double[] a, double[] target, int rows, int columns, int k, int j, double scale) {
    double dot = 0;
    for (int i = k; i < rows; i++) {
      dot += a[i * columns + k] * target[i * columns + j];
    }
    for (int i = k; i < rows; i++) {
      target[i * columns + j] -= scale * dot * a[i * columns + k];
    }
  }
}
