package org.kerastck.initializer;

import java.math.BigInteger;

/**
 * The integers that the dtype of a backend's seeds holds.
 *
 * @param bits including a sign
 */
record SeedRange(int bits, boolean signed) {

  static SeedRange of(Backend backend) {
    return switch (backend) {
      case TENSORFLOW -> new SeedRange(64, true);
      case TORCH -> new SeedRange(32, true);
      case JAX, NUMPY -> new SeedRange(32, false);
    };
  }

  long checked(BigInteger seed, Backend backend) {
    boolean fits =
        signed ? seed.bitLength() < bits : seed.signum() >= 0 && seed.bitLength() <= bits;
    if (!fits) {
      throw new IllegalArgumentException(
          "seed must be from %s to %s on the %s backend. Received: seed=%s"
              .formatted(
                  signed ? BigInteger.TWO.pow(bits - 1).negate() : BigInteger.ZERO,
                  BigInteger.TWO.pow(signed ? bits - 1 : bits).subtract(BigInteger.ONE),
                  backend.kerasName(),
                  seed));
    }
    return seed.longValue();
  }
}
