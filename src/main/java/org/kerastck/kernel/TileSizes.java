package org.kerastck.kernel;

/** How many pixels, or rows of a kernel, the tiles of some kind have. */
final class TileSizes {
  private final int[] sizes;

  /** Sizes, in ascending order. */
  TileSizes(int... sizes) {
    this.sizes = sizes.clone();
  }

  int largest() {
    return sizes[sizes.length - 1];
  }

  /** The size of the tile to take where {@code remaining} are left. */
  int next(int remaining) {
    for (int size : sizes) {
      if (size >= remaining) {
        return size;
      }
    }
    return largest();
  }
}
