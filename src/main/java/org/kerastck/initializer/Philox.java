package org.kerastck.initializer;

/**
 * Philox4x32-10 (Salmon et al., Parallel Random Numbers: As Easy as 1, 2, 3, 2011): ten rounds turn
 * a counter of 128 bits and a key of 64 into four random words.
 */
final class Philox {
  private static final long MULTIPLIER_0 = 0xd2511f53L;
  private static final long MULTIPLIER_1 = 0xcd9e8d57L;
  private static final int WEYL_0 = 0x9e3779b9;
  private static final int WEYL_1 = 0xbb67ae85;
  private static final int ROUNDS = 10;
  private static final long LOW = 0xffffffffL;

  private final int key0;
  private final int key1;
  private final int counter2;
  private final int counter3;

  /** The blocks of a key whose counters share their upper half. */
  Philox(int key0, int key1, int counter2, int counter3) {
    this.key0 = key0;
    this.key1 = key1;
    this.counter2 = counter2;
    this.counter3 = counter3;
  }

  /** Writes the four words of the block whose counter's lower half this is. */
  void block(long counter, int[] words, int offset) {
    int c0 = (int) counter;
    int c1 = (int) (counter >>> 32);
    int c2 = counter2;
    int c3 = counter3;
    int k0 = key0;
    int k1 = key1;
    for (int round = 0; round < ROUNDS; round++) {
      long p0 = MULTIPLIER_0 * (c0 & LOW);
      long p1 = MULTIPLIER_1 * (c2 & LOW);
      c0 = (int) (p1 >>> 32) ^ c1 ^ k0;
      c1 = (int) p1;
      c2 = (int) (p0 >>> 32) ^ c3 ^ k1;
      c3 = (int) p0;
      k0 += WEYL_0;
      k1 += WEYL_1;
    }
    words[offset] = c0;
    words[offset + 1] = c1;
    words[offset + 2] = c2;
    words[offset + 3] = c3;
  }
}
