package org.kerastck.conformance;

/** Lengths of descriptions. */
final class Bits {
  private Bits() {}

  /** To say one of so many. */
  static double of(double count) {
    return Math.log(count) / Math.log(2);
  }

  /** To say which {@code chosen} of {@code all}. */
  static double ofChoice(int all, int chosen) {
    double bits = 0;
    int fewer = Math.min(chosen, all - chosen);
    for (int i = 1; i <= fewer; i++) {
      bits += of((double) (all - fewer + i) / i);
    }
    return bits;
  }
}
