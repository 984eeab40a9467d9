package org.kerastck.initializer;

import java.math.BigInteger;

/** An integer seed, the same at every draw. */
record IntegerSeed(BigInteger value) implements Seed {
  @Override
  public Object serialize() {
    return value;
  }

  /**
   * {@code [value, 0]}; Torch alone takes the low 32 bits of any integer, the others refuse what
   * their dtype does not hold.
   */
  @Override
  public SeedPair draw(Backend backend) {
    return backend == Backend.TORCH
        ? new SeedPair(value.intValue(), 0)
        : new SeedPair(SeedRange.of(backend).checked(value, backend), 0);
  }
}
