package org.kerastck.benchmark;

/**
 * A layer in a library.
 *
 * @param best the time of the fastest call, in nanoseconds: the one that the machine disturbed least
 * @param median the time of the median call, in nanoseconds
 */
record Measurement(String library, Layer layer, int threads, double best, double median) {

  /** GFLOP/s of the fastest call. */
  double speed() {
    return layer.flops() / best;
  }
}
