package org.kerastck.regularizer;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerastck.tensor.Tensor;

/** A penalty on weights or outputs that is added to the loss. */
public interface Regularizer {

  /** The class name in Keras's {@code get_config}. */
  String kerasName();

  /** The members of Keras's {@code get_config}, in its order. */
  Map<String, @Nullable Object> config();

  /** The penalty, summed in double precision and rounded once. */
  float value(Tensor x);

  /** The penalty's gradient with respect to {@code x}, which stays as it is. */
  Tensor gradient(Tensor x);
}
