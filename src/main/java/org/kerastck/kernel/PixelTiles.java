package org.kerastck.kernel;

/** Computes tiles of some filters by neighbouring pixels, from weights that it has packed. */
interface PixelTiles {

  /**
   * Computes one tile: the bias of each filter plus the sum over all terms.
   *
   * @param group whose filters
   * @param block which of them, in {@link PixelBlocks}
   * @param x the input
   * @param base the first pixel's place in it
   * @param output receives a row of pixels for each filter of the block
   * @param target where to put the first
   * @param pitch the distance between rows
   */
  void compute(int group, int block, float[] x, int base, float[] output, int target, int pitch);
}
