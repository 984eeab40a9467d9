package org.kerastck.initializer;

/** What an initializer takes its seeds from: an integer or a {@link SeedGenerator}. */
public sealed interface Seed permits IntegerSeed, SeedGenerator {

  /** The seed for the next draw on that backend. */
  SeedPair draw(Backend backend);

  /** As Keras's {@code get_config} writes it: an integer, or a serialized SeedGenerator. */
  Object serialize();

  /** An integer, the same at every draw. */
  static Seed of(long value) {
    return new IntegerSeed(java.math.BigInteger.valueOf(value));
  }
}
