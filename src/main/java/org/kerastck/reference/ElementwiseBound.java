package org.kerastck.reference;

/** An activation of each element. */
record ElementwiseBound(ReferenceActivation activation)
    implements BoundedActivation, ElementFunction {

  /** As far off as a layer's output may be: a mistake is not held to more than what is right. */
  @Override
  public Bounded at(Bounded x) {
    return new Bounded(activation.apply(x.value()), activation.bound(x.value(), x.error()));
  }

  @Override
  public BoundedTensor gradient(BoundedTensor input, BoundedTensor upstream) {
    Curve curve = activation.curve();
    return BoundedTensor.of(input.shape(), i -> upstream.at(i).times(curve.slopeAt(input.at(i))));
  }
}
