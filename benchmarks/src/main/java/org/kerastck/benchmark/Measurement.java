package org.kerastck.benchmark;

/**
 * A pass of a layer in a library.
 *
 * @param best the time of the fastest call, in nanoseconds: the one that the machine disturbed
 *     least
 * @param median the time of the median call, in nanoseconds
 */
record Measurement(
    String library, Layer layer, Pass pass, int threads, double best, double median) {

  /** What tables call the layer and its pass. */
  String row() {
    return pass.of(layer);
  }

  /** GFLOP/s of the fastest call. */
  double speed() {
    return layer.flops() / best;
  }
}
