package org.kerastck.kernel;

import java.util.List;

/**
 * Computes tiles of some pixels by a panel of neighbouring filters, from weights that it has packed
 * for that.
 */
interface FilterTiles {

  /** The panels. */
  List<Panel> panels();

  /**
   * In how many passes a tile of that many pixels is computed, each over some of its window's
   * terms: so few that their weights stay in the nearest cache for the same pass of the next tile.
   */
  int passes(int window, int pixels);

  /** Computes one tile in all passes. */
  default void compute(
      int window,
      int pixels,
      int panel,
      float[] x,
      int base,
      int[] origins,
      int first,
      float[] output,
      int[] targets,
      int target,
      int column,
      int worker) {
    for (int pass = 0; pass < passes(window, pixels); pass++) {
      compute(
          window, pass, pixels, panel, x, base, origins, first, output, targets, target, column,
          worker);
    }
  }

  /**
   * Computes one pass of a tile: the bias of each filter, or what the pass before has left in the
   * output, plus the sum over the pass's terms.
   *
   * @param window the index of the window that the tile's pixels have
   * @param pass from 0
   * @param pixels the number of pixels, one of {@link Microkernels#tileSizes}; more may be
   *     computed, up to the largest of these, so {@code origins}, {@code targets} and the output
   *     reach that far
   * @param panel the panel's index
   * @param x the input
   * @param base added to all origins
   * @param origins how far each pixel lies from the first
   * @param first the first pixel's index in {@code origins}
   * @param output receives the panel's width of elements for each pixel
   * @param targets where to put them
   * @param target the first pixel's index in {@code targets}
   * @param column added to the targets
   * @param worker for its own scratch space
   */
  void compute(
      int window,
      int pass,
      int pixels,
      int panel,
      float[] x,
      int base,
      int[] origins,
      int first,
      float[] output,
      int[] targets,
      int target,
      int column,
      int worker);
}
