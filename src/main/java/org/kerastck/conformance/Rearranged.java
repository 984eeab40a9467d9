package org.kerastck.conformance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.kerastck.reference.ConvolutionProblem;
import org.kerastck.reference.ConvolutionSpec;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/** Tensors of rank 4 as an engine sees them that reads their data in another order. */
final class Rearranged {
  private static final int RANK = 4;

  private Rearranged() {}

  /** Every order of four axes. */
  static List<int[]> orders() {
    List<int[]> orders = new ArrayList<>();
    for (int code = 0; code < 256; code++) {
      int[] order = {code & 3, code >> 2 & 3, code >> 4 & 3, code >> 6};
      if (Arrays.stream(order).distinct().count() == RANK) {
        orders.add(order);
      }
    }
    return orders;
  }

  /** The order that takes the layout {@code from} to {@code to}. */
  static int[] order(String from, String to) {
    return to.chars().map(from::indexOf).toArray();
  }

  /** The layout's name after reordering. */
  static String name(String layout, int[] order) {
    StringBuilder name = new StringBuilder();
    for (int axis : order) {
      name.append(layout.charAt(axis));
    }
    return name.toString();
  }

  /** What is read where the same numbers are taken to lie with their axes in that order. */
  static Tensor misread(Tensor tensor, int[] order) {
    Shape shape = tensor.shape();
    int[] strides = new int[RANK];
    int stride = 1;
    for (int i = RANK - 1; i >= 0; i--) {
      strides[order[i]] = stride;
      stride *= shape.size(order[i]);
    }
    return gathered(
        tensor,
        index -> {
          int source = 0;
          int rest = index;
          for (int axis = RANK - 1; axis >= 0; axis--) {
            source += rest % shape.size(axis) * strides[axis];
            rest /= shape.size(axis);
          }
          return source;
        });
  }

  /** The tensor with its axes in that order. */
  static Tensor transposed(Tensor tensor, int[] order) {
    int[] sizes = new int[RANK];
    int[] back = new int[RANK];
    for (int i = 0; i < RANK; i++) {
      sizes[i] = tensor.shape().size(order[i]);
      back[order[i]] = i;
    }
    Shape shape = Shape.of(sizes);
    return misread(Tensor.of(shape, tensor.data()), back);
  }

  /** Backwards along an axis. */
  static Tensor flipped(Tensor tensor, int axis) {
    Shape shape = tensor.shape();
    int step = step(shape, axis);
    int size = shape.size(axis);
    return gathered(tensor, index -> index + (size - 1 - 2 * (index / step % size)) * step);
  }

  /**
   * The problem in which each filter sees the channels of the group that {@code groupOf} gives it:
   * as many groups as filters, each with a copy of its channels. In zeros for channels that a
   * filter does not see, infinities would become NaN.
   */
  static ConvolutionProblem regrouped(ConvolutionProblem problem, IntUnaryOperator groupOf) {
    ConvolutionSpec spec = problem.spec();
    int seen = problem.kernel().shape().size(2);
    Tensor copies =
        copies(
            problem.input(),
            spec.dataFormat().channelAxis(),
            spec.filters() * seen,
            channel -> groupOf.applyAsInt(channel / seen) * seen + channel % seen);
    return new ConvolutionProblem(
        spec.withGroups(spec.filters()),
        problem.height(),
        problem.width(),
        copies,
        problem.kernel(),
        problem.bias());
  }

  /** A tensor with so many slices along an axis, copied from where {@code source} says. */
  private static Tensor copies(Tensor tensor, int axis, int count, IntUnaryOperator source) {
    int[] sizes = tensor.shape().toArray();
    int size = sizes[axis];
    int step = step(tensor.shape(), axis);
    sizes[axis] = count;
    return gathered(
        Shape.of(sizes),
        tensor,
        index -> {
          int slice = source.applyAsInt(index / step % count);
          return (index / step / count * size + slice) * step + index % step;
        });
  }

  /** From one slice along an axis to the next. */
  private static int step(Shape shape, int axis) {
    int step = 1;
    for (int i = axis + 1; i < RANK; i++) {
      step *= shape.size(i);
    }
    return step;
  }

  private static Tensor gathered(Tensor tensor, IntUnaryOperator source) {
    return gathered(tensor.shape(), tensor, source);
  }

  private static Tensor gathered(Shape shape, Tensor tensor, IntUnaryOperator source) {
    float[] data = new float[Math.toIntExact(shape.elementCount())];
    for (int i = 0; i < data.length; i++) {
      data[i] = tensor.data()[source.applyAsInt(i)];
    }
    return Tensor.of(shape, data);
  }
}
