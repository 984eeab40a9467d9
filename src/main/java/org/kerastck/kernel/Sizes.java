package org.kerastck.kernel;

/** Arithmetic of array sizes. */
final class Sizes {
  private Sizes() {}

  /**
   * The product.
   *
   * @throws ArithmeticException where it is no size of an array
   */
  static int product(int... sizes) {
    int product = 1;
    for (int size : sizes) {
      product = Math.multiplyExact(product, size);
    }
    return product;
  }

  /** The least multiple of {@code unit} that is no less. */
  static int roundUp(int size, int unit) {
    return (size + unit - 1) / unit * unit;
  }

  /** How many parts of {@code unit} cover it. */
  static int parts(int size, int unit) {
    return (size + unit - 1) / unit;
  }
}
