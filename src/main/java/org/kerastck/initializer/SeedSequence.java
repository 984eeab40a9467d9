package org.kerastck.initializer;

/** NumPy's {@code SeedSequence}: spreads the entropy of a few words over any number of them. */
final class SeedSequence {
  private static final int POOL = 4;
  private static final int INIT_A = 0x43b0d7e5;
  private static final int MULT_A = 0x931e8875;
  private static final int INIT_B = 0x8b51f9dd;
  private static final int MULT_B = 0x58f38ded;
  private static final int MIX_LEFT = 0xca01f9dd;
  private static final int MIX_RIGHT = 0x4973f715;

  private final int multiplier;
  private int hash;

  private SeedSequence(int hash, int multiplier) {
    this.hash = hash;
    this.multiplier = multiplier;
  }

  /** The four words of 64 bits that seed a PCG64. */
  static long[] state(int word0, int word1) {
    int[] pool = pool(word0, word1);
    SeedSequence out = new SeedSequence(INIT_B, MULT_B);
    long[] state = new long[4];
    for (int i = 0; i < 2 * state.length; i++) {
      long word = out.hashed(pool[i % POOL]) & 0xffffffffL;
      state[i / 2] |= i % 2 == 0 ? word : word << 32;
    }
    return state;
  }

  private static int[] pool(int word0, int word1) {
    int[] pool = {word0, word1, 0, 0};
    SeedSequence in = new SeedSequence(INIT_A, MULT_A);
    for (int i = 0; i < POOL; i++) {
      pool[i] = in.hashed(pool[i]);
    }
    for (int from = 0; from < POOL; from++) {
      for (int to = 0; to < POOL; to++) {
        if (from != to) {
          int mixed = MIX_LEFT * pool[to] - MIX_RIGHT * in.hashed(pool[from]);
          pool[to] = mixed ^ mixed >>> 16;
        }
      }
    }
    return pool;
  }

  private int hashed(int value) {
    int mixed = value ^ hash;
    hash *= multiplier;
    mixed *= hash;
    return mixed ^ mixed >>> 16;
  }
}
