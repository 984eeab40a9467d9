package org.kerastck.kernel;

/** In plain Java. */
final class PlainMicrokernels implements Microkernels {

  @Override
  public FilterTiles filterTiles(Weights weights, Segments segments, int threads) {
    return new PlainFilterTiles(weights, segments, threads);
  }
}
