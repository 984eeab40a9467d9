package org.kerastck.activation;

import org.kerastck.tensor.Shape;

/**
 * Where the vectors along one axis lie in a row-major array.
 *
 * @param count how many vectors there are
 * @param length how long each is
 * @param stride from one element of a vector to its next
 */
record Vectors(int count, int length, int stride) {

  static Vectors along(Shape shape, int axis) {
    int outer = 1;
    int stride = 1;
    for (int i = 0; i < shape.rank(); i++) {
      if (i < axis) {
        outer *= shape.size(i);
      } else if (i > axis) {
        stride *= shape.size(i);
      }
    }
    return new Vectors(outer * stride, shape.size(axis), stride);
  }

  void read(float[] data, int vector, double[] target) {
    int start = start(vector);
    for (int i = 0; i < length; i++) {
      target[i] = data[start + i * stride];
    }
  }

  void write(double[] source, int vector, float[] data) {
    int start = start(vector);
    for (int i = 0; i < length; i++) {
      data[start + i * stride] = (float) source[i];
    }
  }

  private int start(int vector) {
    return vector / stride * stride * length + vector % stride;
  }
}
