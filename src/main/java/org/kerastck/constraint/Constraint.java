package org.kerastck.constraint;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerastck.tensor.Tensor;

/**
 * A projection of weights onto those that are allowed.
 *
 * <p>Keras applies it after an optimizer's step, and at no other time: not when a layer is built,
 * called, or given weights.
 */
public interface Constraint {

  /** The class name in Keras's {@code get_config}. */
  String kerasName();

  /** The members of Keras's {@code get_config}, in its order. */
  Map<String, @Nullable Object> config();

  /** The projected weights; {@code weights} stay as they are. */
  Tensor apply(Tensor weights);
}
