package org.kerastck.kernel;

/**
 * Computes tiles of the gradient with respect to a kernel: some of its rows, the pairs of a tap and
 * an input channel, by neighbouring filters. Each element is a sum over pixels, of the input
 * element that the row reads there times the upstream of the filter.
 */
interface GradientTiles {

  /** How many filters the panels of a group have; those beyond the group are to be ignored. */
  int[] widths(int filters);

  /** The most filters that a panel has. */
  int width();

  /** Whether each pixel's place stands in front of its upstream, as the bits of a float. */
  boolean isPlaced();

  /** How many rows a tile has. */
  TileSizes sizes();

  /**
   * Computes one tile.
   *
   * @param rows the number of rows, one of {@link #sizes}; more may be computed, up to the largest
   *     of these, so {@code places} and {@code sums} reach that far
   * @param width the panel's, one of {@link #widths}
   * @param x the input
   * @param base added to all places in it
   * @param places what each row reads at the first pixel
   * @param first the first row's index in {@code places}
   * @param pixels where each pixel lies, relative to the first
   * @param upstream {@code width} elements for each pixel, behind its place if tiles are placed
   * @param sums receives {@code width} elements for each row, at a distance of {@link #width()}
   */
  void compute(
      int rows,
      int width,
      float[] x,
      int base,
      int[] places,
      int first,
      int[] pixels,
      float[] upstream,
      float[] sums);

  /** Adds {@code count} elements of one array to those of another. */
  void add(float[] from, int source, float[] to, int target, int count);
}
