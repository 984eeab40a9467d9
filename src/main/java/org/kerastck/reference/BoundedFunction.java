package org.kerastck.reference;

import org.kerastck.tensor.Shape;

/** What float32 may make of a tensor whose elements are off already. */
public interface BoundedFunction {

  /** The shape of the output. */
  default Shape outputShape(Shape input) {
    return input;
  }

  /** The function's value. */
  BoundedTensor output(BoundedTensor input);
}
