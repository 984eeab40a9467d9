package org.kerastck.reference;

import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/**
 * A bias that is added along another axis than that of the filters, which has as many elements: a
 * vector is broadcast against the last axis, say, where that is the width. Keras on TensorFlow does
 * so since 3.7 in channels first.
 *
 * @param bias one number a filter
 * @param axis of the output along which it is added
 */
public record MisplacedBias(Tensor bias, int axis) {

  /** Whether the axis has as many elements as the bias. */
  public boolean fits(Shape output) {
    return output.size(axis) == bias.data().length;
  }

  /** The number that is added to the element at this row-major offset of a layer's sums. */
  public float at(Shape output, int offset) {
    return bias.data()[index(output, offset)];
  }

  /** Adds it to sums without bias, then goes on. */
  public BoundedFunction before(BoundedFunction next) {
    return new BoundedFunction() {
      @Override
      public Shape outputShape(Shape input) {
        return next.outputShape(input);
      }

      @Override
      public BoundedTensor output(BoundedTensor input) {
        Shape shape = input.shape();
        return next.output(
            BoundedTensor.of(shape, i -> input.at(i).plus(Bounded.exact(at(shape, i)))));
      }
    };
  }

  /** The bias's gradient where that of the sums is {@code upstream}. */
  public ReferenceOutput gradient(Tensor upstream) {
    ReferenceOutput.Accumulator sums = new ReferenceOutput.Accumulator(bias.shape());
    for (int i = 0; i < upstream.data().length; i++) {
      sums.add(index(upstream.shape(), i), upstream.data()[i]);
    }
    return sums.sums();
  }

  private int index(Shape output, int offset) {
    int step = 1;
    for (int i = axis + 1; i < output.rank(); i++) {
      step *= output.size(i);
    }
    return offset / step % output.size(axis);
  }
}
