package org.kerastck.initializer;

import java.math.BigInteger;

/**
 * Where initializers without a seed get theirs: Keras draws {@code random.randint(1, 10**9)} from
 * Python's global generator when such an initializer is constructed.
 *
 * <p>After {@code keras.utils.set_random_seed} these draws are known, and so are the weights, as
 * long as everything that draws is constructed in the same order.
 */
public final class DefaultSeeds {
  private static final int LIMIT = 1_000_000_000;
  private static final long MAX_SEED = 0xffffffffL;

  private final MersenneTwister generator;

  private DefaultSeeds(int[] key) {
    generator = new MersenneTwister(key);
  }

  /**
   * The seeds after {@code keras.utils.set_random_seed(seed)}.
   *
   * @throws IllegalArgumentException where the seed is negative or above 2³² − 1
   */
  public static DefaultSeeds afterSetRandomSeed(long seed) {
    if (seed < 0 || seed > MAX_SEED) {
      throw new IllegalArgumentException(
          "The seed of set_random_seed must be from 0 to 2^32 - 1. Received: seed=" + seed);
    }
    return new DefaultSeeds(new int[] {(int) seed});
  }

  /** Seeds that nobody can know, as in a Python process that has just begun. */
  public static DefaultSeeds unpredictable() {
    byte[] bytes = new byte[32];
    new java.security.SecureRandom().nextBytes(bytes);
    BigInteger number = new BigInteger(1, bytes);
    int[] key = new int[8];
    for (int i = 0; i < key.length; i++) {
      key[i] = number.shiftRight(32 * i).intValue();
    }
    return new DefaultSeeds(key);
  }

  /** The seed of the next initializer or layer that is constructed without one. */
  public long next() {
    int below;
    do {
      below = generator.next() >>> 2; // 30 bits: the least that hold LIMIT - 1
    } while (below >= LIMIT);
    return 1L + below;
  }
}
