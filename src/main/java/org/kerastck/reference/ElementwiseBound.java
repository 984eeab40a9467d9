package org.kerastck.reference;

/** An activation of each element. */
record ElementwiseBound(Curve curve) implements BoundedActivation, ElementFunction {

  @Override
  public Bounded at(Bounded x) {
    return curve.at(x);
  }

  @Override
  public BoundedTensor gradient(BoundedTensor input, BoundedTensor upstream) {
    return BoundedTensor.of(input.shape(), i -> upstream.at(i).times(curve.slopeAt(input.at(i))));
  }
}
