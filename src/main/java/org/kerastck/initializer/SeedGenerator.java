package org.kerastck.initializer;

import java.math.BigInteger;
import java.util.Map;
import org.kerastck.config.Serialized;

/**
 * Keras's {@code keras.random.SeedGenerator}: each draw gives {@code [seed, counter]} and counts
 * on, so that one instance used twice gives other values the second time.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class SeedGenerator implements Seed {
  private final BigInteger seed;
  private long counter;

  private SeedGenerator(BigInteger seed) {
    this.seed = seed;
  }

  /** A generator that starts at {@code [seed, 0]}. */
  public static SeedGenerator of(long seed) {
    return of(BigInteger.valueOf(seed));
  }

  static SeedGenerator of(BigInteger seed) {
    return new SeedGenerator(seed);
  }

  @Override
  public Object serialize() {
    return Serialized.write("keras.random", "SeedGenerator", Map.of("seed", seed));
  }

  @Override
  public SeedPair draw(Backend backend) {
    return new SeedPair(SeedRange.of(backend).checked(seed, backend), counter++);
  }
}
