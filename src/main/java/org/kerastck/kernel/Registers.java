package org.kerastck.kernel;

/** How many vectors a machine holds at once: there are tiles for each number. */
enum Registers {
  SIXTEEN,
  THIRTY_TWO;

  /** Of a machine whose vectors have so many floats: with AVX-512 come 32. */
  static Registers of(int lanes) {
    return lanes >= 16 ? THIRTY_TWO : SIXTEEN;
  }
}
