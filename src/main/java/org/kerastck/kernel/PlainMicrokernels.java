package org.kerastck.kernel;

/** In plain Java. */
final class PlainMicrokernels implements Microkernels {

  @Override
  public int slack(ConvolutionTask task) {
    return 0;
  }

  @Override
  public FilterTiles filterTiles(Weights weights, int[] places, int threads) {
    return new PlainFilterTiles(weights, places, threads);
  }

  @Override
  public WinogradTransforms winograd() {
    return new PlainWinograd();
  }
}
