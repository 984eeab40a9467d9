package org.kerastck.kernel;

/** The innermost loops: in plain Java, or on the Vector API. */
interface Microkernels {

  /** How many elements past a pixel's own channels a tile of pixels by filters may read. */
  int slack(ConvolutionTask task);

  /**
   * Packs a phase's weights for tiles of pixels by filters.
   *
   * @param places where each term of the first pixel's window lies
   * @param threads how many threads compute tiles at once
   */
  FilterTiles filterTiles(Weights weights, int[] places, int threads);

  /** The transforms of Winograd's F(2×2, 3×3). */
  WinogradTransforms winograd();
}
