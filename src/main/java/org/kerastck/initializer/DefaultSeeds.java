package org.kerastck.initializer;

import java.security.SecureRandom;

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

  /**
   * Seeds that nobody can know, as in a Python process that has just begun: all who ask draw from
   * one generator, as there.
   */
  public static DefaultSeeds unpredictable() {
    return OfThisProcess.SEEDS;
  }

  /** Made when it is asked for. */
  private static final class OfThisProcess {
    private static final int KEY_LENGTH = 8;
    private static final DefaultSeeds SEEDS =
        new DefaultSeeds(new SecureRandom().ints(KEY_LENGTH).toArray());
  }

  /** The seed of the next initializer or layer that is constructed without one; for any thread. */
  public synchronized long next() {
    int below;
    do {
      below = generator.next() >>> 2; // 30 bits: the least that hold LIMIT - 1
    } while (below >= LIMIT);
    return 1L + below;
  }
}
