package org.kerastck.kernel;

/**
 * Computes tiles of the gradient with respect to a kernel: some of its rows, the pairs of a tap and
 * an input channel, by neighbouring filters. Each element is a sum over pixels, of the input
 * element that the row reads there times the upstream of the filter.
 */
interface GradientTiles {

  /** How many filters a tile has; those beyond its panel are to be ignored. */
  int width();

  /** How many rows a tile has. */
  TileSizes sizes();

  /**
   * Computes one tile.
   *
   * @param rows the number of rows, one of {@link #sizes}
   * @param x the input
   * @param base added to all places in it
   * @param places what each row reads at the first pixel
   * @param first the first row's index in {@code places}
   * @param pixels where each pixel lies, relative to the first
   * @param upstream {@code width} elements for each pixel
   * @param source where they start
   * @param sums receives {@code width} elements for each row
   */
  void compute(
      int rows,
      float[] x,
      int base,
      int[] places,
      int first,
      int[] pixels,
      float[] upstream,
      int source,
      float[] sums);

  /** Adds {@code count} elements of one array to those of another. */
  void add(float[] from, int source, float[] to, int target, int count);
}
