package org.kerastck.initializer;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/** Where a weight's first values come from. */
public interface Initializer {

  /** The class name in Keras's {@code get_config}. */
  String kerasName();

  /** The members of Keras's {@code get_config}, in its order. */
  Map<String, @Nullable Object> config();

  /**
   * The values for a weight of that shape.
   *
   * <p>An initializer whose seed is an integer gives the same values at every call; one whose seed
   * is a {@link SeedGenerator} gives others.
   *
   * @throws IllegalArgumentException where Keras refuses the shape or the backend the seed
   */
  Tensor initialize(Shape shape);
}
