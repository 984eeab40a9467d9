package org.kerastck.conformance;

import java.util.Optional;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/** What ⟨upstream, output⟩ is where a library broadcasts one against the other. */
final class Broadcast {
  private Broadcast() {}

  /**
   * The gradient of the sum of {@code upstream * output} with respect to an output of another shape
   * than the upstream gradient: repeated along an axis on which this has one element, summed along
   * one on which the output has one; empty where the shapes do not broadcast.
   */
  static Optional<Tensor> gradient(Tensor upstream, Shape output) {
    Shape from = upstream.shape();
    if (from.equals(output)) {
      return Optional.of(upstream);
    }
    if (from.rank() != output.rank()) {
      return Optional.empty();
    }
    int[] sizes = new int[from.rank()];
    for (int axis = 0; axis < sizes.length; axis++) {
      int one = from.size(axis);
      int other = output.size(axis);
      if (one != other && one != 1 && other != 1) {
        return Optional.empty();
      }
      sizes[axis] = one == 1 ? other : one;
    }
    double[] sums = new double[Math.toIntExact(output.elementCount())];
    int[] index = new int[sizes.length];
    long products = Shape.of(sizes).elementCount();
    for (long i = 0; i < products; i++) {
      sums[offset(index, output)] += upstream.data()[offset(index, from)];
      advance(index, sizes);
    }
    float[] data = new float[sums.length];
    for (int i = 0; i < data.length; i++) {
      data[i] = (float) sums[i];
    }
    return Optional.of(Tensor.of(output, data));
  }

  /** Row-major, with an axis of one element standing still. */
  private static int offset(int[] index, Shape shape) {
    int offset = 0;
    for (int axis = 0; axis < index.length; axis++) {
      offset = offset * shape.size(axis) + (shape.size(axis) == 1 ? 0 : index[axis]);
    }
    return offset;
  }

  private static void advance(int[] index, int[] sizes) {
    for (int axis = index.length - 1; axis >= 0; axis--) {
      index[axis]++;
      if (index[axis] < sizes[axis]) {
        return;
      }
      index[axis] = 0;
    }
  }
}
