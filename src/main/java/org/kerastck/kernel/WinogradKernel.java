package org.kerastck.kernel;

/**
 * {@code U = G g Gᵀ} of each 3×3 kernel g, in double precision, with {@code G = [1 0 0; ½ ½ ½; ½ -½
 * ½; 0 0 1]}.
 */
final class WinogradKernel {
  private static final double[][] G = {{1, 0, 0}, {0.5, 0.5, 0.5}, {0.5, -0.5, 0.5}, {0, 0, 1}};

  private WinogradKernel() {}

  /**
   * One element of U, for all channels and filters.
   *
   * @param kernel {@code (3, 3, channels, filters)}
   * @param size channels times filters
   * @return {@code (channels, filters)}
   */
  static float[] element(float[] kernel, int size, int row, int column) {
    float[] made = new float[size];
    for (int i = 0; i < size; i++) {
      double sum = 0;
      for (int tap = 0; tap < 9; tap++) {
        sum += G[row][tap / 3] * kernel[tap * size + i] * G[column][tap % 3];
      }
      made[i] = (float) sum;
    }
    return made;
  }
}
