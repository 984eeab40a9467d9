package org.kerastck.kernel;

import java.util.List;

/** In plain Java. */
final class PlainMicrokernels implements Microkernels {

  @Override
  public int slack(ConvolutionTask task) {
    return 0;
  }

  @Override
  public TileSizes tileSizes(ConvolutionTask task) {
    return PlainFilterTiles.SIZES;
  }

  @Override
  public FilterTiles filterTiles(Weights weights, List<Window> windows, int threads) {
    return new PlainFilterTiles(weights, windows, threads);
  }

  @Override
  public WinogradTransforms winograd() {
    return new PlainWinograd();
  }
}
