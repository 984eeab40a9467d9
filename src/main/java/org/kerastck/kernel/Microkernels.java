package org.kerastck.kernel;

import java.util.List;

/** The innermost loops: in plain Java, or on the Vector API. */
interface Microkernels {

  /** How many elements past a pixel's own channels a tile of pixels by filters may read. */
  int slack(ConvolutionTask task);

  /** How many pixels the tiles have that {@link #filterTiles} gives. */
  TileSizes tileSizes(ConvolutionTask task);

  /**
   * Packs a phase's weights for tiles of pixels by filters.
   *
   * @param windows those that pixels have
   * @param threads how many threads compute tiles at once
   */
  FilterTiles filterTiles(Weights weights, List<Window> windows, int threads);

  /** The transforms of Winograd's F(2×2, 3×3). */
  WinogradTransforms winograd();
}
