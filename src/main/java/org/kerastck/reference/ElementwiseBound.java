package org.kerastck.reference;

/** A function of each element. */
record ElementwiseBound(Curve curve) implements BoundedActivation {

  @Override
  public BoundedTensor output(BoundedTensor input) {
    return BoundedTensor.of(input.shape(), i -> curve.at(input.at(i)));
  }

  @Override
  public BoundedTensor gradient(BoundedTensor input, BoundedTensor upstream) {
    return BoundedTensor.of(input.shape(), i -> upstream.at(i).times(curve.slopeAt(input.at(i))));
  }
}
