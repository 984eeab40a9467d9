package org.kerastck.reference;

/** A function of each element of a tensor by itself. */
public interface ElementFunction extends BoundedFunction {

  /** What it makes of one element. */
  Bounded at(Bounded x);

  @Override
  default BoundedTensor output(BoundedTensor input) {
    return BoundedTensor.of(input.shape(), i -> at(input.at(i)));
  }
}
