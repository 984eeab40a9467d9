package org.kerastck.reference;

import org.kerastck.tensor.Shape;

/** {@code sigmoid(a) b}, with a the first half of a vector and b the second. */
record SwappedGlu() implements BoundedFunction {
  private static final BoundedGlu RIGHT = new BoundedGlu();

  @Override
  public Shape outputShape(Shape input) {
    return RIGHT.outputShape(input);
  }

  @Override
  public BoundedTensor output(BoundedTensor input) {
    int length = input.shape().size(input.shape().rank() - 1);
    int half = length / 2;
    return RIGHT.output(
        BoundedTensor.of(
            input.shape(), i -> input.at(i % length < half ? i + half : Math.max(i - half, 0))));
  }
}
