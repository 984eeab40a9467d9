package org.kerastck.initializer;

/**
 * Threefry2x32-20 (Salmon et al., 2011), as JAX numbers its bits when they are partitionable:
 * element i is made of the block whose counter is i.
 */
final class Threefry {
  private static final int PARITY = 0x1bd11bda;
  private static final int[][] ROTATIONS = {{13, 15, 26, 6}, {17, 29, 16, 24}};
  private static final int GROUPS = 5;

  private final int[] keys;

  Threefry(int key0, int key1) {
    keys = new int[] {key0, key1, key0 ^ key1 ^ PARITY};
  }

  /** The 32 bits of element {@code index}. */
  int bits(long index) {
    int x0 = (int) (index >>> 32) + keys[0];
    int x1 = (int) index + keys[1];
    for (int group = 0; group < GROUPS; group++) {
      for (int rotation : ROTATIONS[group & 1]) {
        x0 += x1;
        x1 = Integer.rotateLeft(x1, rotation) ^ x0;
      }
      x0 += keys[(group + 1) % 3];
      x1 += keys[(group + 2) % 3] + group + 1;
    }
    return x0 ^ x1;
  }
}
