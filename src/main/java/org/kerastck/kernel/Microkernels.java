package org.kerastck.kernel;

/** The innermost loops: in plain Java, or on the Vector API. */
interface Microkernels {

  /**
   * Packs a phase's weights for tiles of pixels by filters.
   *
   * @param segments the way through a window
   * @param threads how many threads compute tiles at once
   */
  FilterTiles filterTiles(Weights weights, Segments segments, int threads);
}
