package org.kerastck.initializer;

/**
 * PCG64 (O'Neill, 2014; XSL-RR with 128 bits of state) seeded as NumPy's {@code default_rng} does
 * with an array of two words: through {@code SeedSequence}.
 */
final class Pcg64 {
  private static final long MULTIPLIER_HIGH = 2549297995355413924L;
  private static final long MULTIPLIER_LOW = 4865540595714422341L;

  private final long incrementHigh;
  private final long incrementLow;
  private long high;
  private long low;

  Pcg64(int word0, int word1) {
    long[] seed = SeedSequence.state(word0, word1);
    incrementHigh = seed[2] << 1 | seed[3] >>> 63;
    incrementLow = seed[3] << 1 | 1;
    step();
    add(seed[0], seed[1]);
    step();
  }

  /** The next 64 bits. */
  long next() {
    step();
    return Long.rotateRight(high ^ low, (int) (high >>> 58));
  }

  /** The next value in [0, 1), of 53 bits. */
  double nextDouble() {
    return (next() >>> 11) * 0x1p-53;
  }

  private void step() {
    long newHigh =
        unsignedHigh(low, MULTIPLIER_LOW) + high * MULTIPLIER_LOW + low * MULTIPLIER_HIGH;
    low *= MULTIPLIER_LOW;
    high = newHigh;
    add(incrementHigh, incrementLow);
  }

  private void add(long addendHigh, long addendLow) {
    low += addendLow;
    high += addendHigh + (Long.compareUnsigned(low, addendLow) < 0 ? 1 : 0);
  }

  private static long unsignedHigh(long a, long b) {
    return Math.multiplyHigh(a, b) + (a >> 63 & b) + (b >> 63 & a);
  }
}
