package org.kerastck.kernel;

/**
 * The linear maps around the products of Winograd's F(2×2, 3×3), each of many channels or filters,
 * which lie side by side:
 *
 * <pre>
 * V = Bᵀ d B     d a patch of 4×4 inputs       Bᵀ = [1 0 -1 0; 0 1 1 0; 0 -1 1 0; 0 1 0 -1]
 * y = Aᵀ M A     M the 16 sums of products     Aᵀ = [1 1 1 0; 0 1 -1 -1]
 * </pre>
 *
 * <p>Of the 16 elements of V and M, each has a plane of its own.
 */
interface WinogradTransforms {

  /**
   * V of one patch.
   *
   * @param x inputs
   * @param place of the patch's first element's first channel
   * @param row what a step of a row adds to it
   * @param column what a step of a column adds to it
   * @param channels how many
   * @param v receives V
   * @param target of its first element's first channel
   * @param plane the distance between its elements
   */
  void input(
      float[] x, int place, int row, int column, int channels, float[] v, int target, int plane);

  /**
   * y of one tile: four elements, each of all filters.
   *
   * @param m M
   * @param source of its first element's first filter
   * @param plane the distance between its elements
   * @param filters how many
   * @param bias of each filter
   * @param y receives y, {@code filters} elements for each of its four
   */
  void output(float[] m, int source, int plane, int filters, float[] bias, float[] y);
}
