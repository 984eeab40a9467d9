package org.kerastck.tensor;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The sizes of a tensor's axes, outermost first. Immutable. */
public final class Shape {
  private final int[] sizes;

  private Shape(int[] sizes) {
    this.sizes = sizes;
  }

  /**
   * A shape with these sizes.
   *
   * @throws IllegalArgumentException where one is negative
   */
  public static Shape of(int... sizes) {
    for (int size : sizes) {
      if (size < 0) {
        throw new IllegalArgumentException(
            "sizes must not be negative. Received: " + Arrays.toString(sizes));
      }
    }
    return new Shape(sizes.clone());
  }

  /** The number of axes. */
  public int rank() {
    return sizes.length;
  }

  /** The size of axis {@code axis}, counted from 0. */
  public int size(int axis) {
    return sizes[axis];
  }

  /**
   * The number of elements: the product of the sizes.
   *
   * @throws ArithmeticException where it does not fit a {@code long}
   */
  public long elementCount() {
    long count = 1;
    for (int size : sizes) {
      count = Math.multiplyExact(count, size);
    }
    return count;
  }

  /** The sizes, as an array that is the caller's. */
  public int[] toArray() {
    return sizes.clone();
  }

  /** The indices of element {@code offset} in row-major order. */
  public Shape indexOf(long offset) {
    int[] index = new int[sizes.length];
    long rest = offset;
    for (int axis = sizes.length - 1; axis >= 0; axis--) {
      index[axis] = (int) (rest % sizes[axis]);
      rest /= sizes[axis];
    }
    return new Shape(index);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shape shape && Arrays.equals(sizes, shape.sizes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sizes);
  }

  /** As Python prints a tuple: {@code (1, 5, 4, 2)}. */
  @Override
  public String toString() {
    return Arrays.stream(sizes)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(", ", "(", sizes.length == 1 ? ",)" : ")"));
  }
}
