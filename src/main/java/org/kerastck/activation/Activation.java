package org.kerastck.activation;

import org.kerastck.tensor.Tensor;

/** A function that a layer applies to its output. */
public interface Activation {

  /** The name that Keras's {@code get_config} gives. */
  String kerasName();

  /** The activated tensor, of the same shape; {@code input} may be overwritten and returned. */
  Tensor apply(Tensor input);
}
