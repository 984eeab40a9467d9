package org.kerastck.conformance;

/** Distances in units in the last place. */
final class Ulp {
  private Ulp() {}

  /** How many float32 numbers lie between two finite ones, the second included; 0 for -0 and 0. */
  static long between(float a, float b) {
    return Math.abs((long) rank(a) - rank(b));
  }

  /** The position of a finite float among all, 0 being at 0. */
  private static int rank(float x) {
    int bits = Float.floatToIntBits(x);
    return bits >= 0 ? bits : Integer.MIN_VALUE - bits;
  }
}
