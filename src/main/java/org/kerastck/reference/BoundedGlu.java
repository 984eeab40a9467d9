package org.kerastck.reference;

import org.kerastck.tensor.Shape;

/** {@code a sigmoid(b)}, with a the first half of a vector and b the second. */
record BoundedGlu() implements BoundedActivation {
  private static final Curve SIGMOID = ReferenceCurves.logistic();

  /** sigmoid'(b), whose own slope is nowhere steeper than 1/8. */
  private static final Curve SIGMOID_SLOPE =
      Curve.of(SIGMOID::slope, b -> SIGMOID.slope(b) * (1 - 2 * SIGMOID.value(b)), 0.0963, 0.125)
          .cancelling(b -> 1);

  @Override
  public Shape outputShape(Shape input) {
    int[] sizes = input.toArray();
    sizes[sizes.length - 1] /= 2;
    return Shape.of(sizes);
  }

  @Override
  public boolean takes(Shape input) {
    return input.size(input.rank() - 1) % 2 == 0;
  }

  @Override
  public BoundedTensor output(BoundedTensor input) {
    int half = half(input);
    return BoundedTensor.of(
        outputShape(input.shape()),
        i -> input.at(first(i, half)).times(SIGMOID.at(input.at(first(i, half) + half))));
  }

  @Override
  public BoundedTensor gradient(BoundedTensor input, BoundedTensor upstream) {
    int half = half(input);
    return BoundedTensor.of(
        input.shape(),
        i -> {
          boolean isFirst = i % (2 * half) < half;
          Bounded above = upstream.at(i / (2 * half) * half + i % half);
          return isFirst
              ? above.times(SIGMOID.at(input.at(i + half)))
              : above.times(input.at(i - half).times(SIGMOID_SLOPE.at(input.at(i))));
        });
  }

  private static int half(BoundedTensor input) {
    return input.shape().size(input.shape().rank() - 1) / 2;
  }

  /** The place in the input of the first factor of output element i. */
  private static int first(int i, int half) {
    return i / half * 2 * half + i % half;
  }
}
