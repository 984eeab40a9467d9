package org.kerastck.initializer;

import java.security.SecureRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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

  private final Supplier<int[]> key;
  private @Nullable MersenneTwister generator;

  /** Most layers ask for no seed: the generator is made when one is asked for. */
  private DefaultSeeds(Supplier<int[]> key) {
    this.key = key;
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
    return new DefaultSeeds(() -> new int[] {(int) seed});
  }

  /** Seeds that nobody can know, as in a Python process that has just begun. */
  public static DefaultSeeds unpredictable() {
    return new DefaultSeeds(() -> new SecureRandom().ints(8).toArray());
  }

  /** The seed of the next initializer or layer that is constructed without one. */
  public long next() {
    if (generator == null) {
      generator = new MersenneTwister(key.get());
    }
    int below;
    do {
      below = generator.next() >>> 2; // 30 bits: the least that hold LIMIT - 1
    } while (below >= LIMIT);
    return 1L + below;
  }
}
