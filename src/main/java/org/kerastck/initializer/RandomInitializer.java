package org.kerastck.initializer;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/**
 * {@code RandomUniform}, {@code RandomNormal} and {@code TruncatedNormal}.
 *
 * @param first the least value, or the mean
 * @param second the bound above the greatest value, or the standard deviation
 */
record RandomInitializer(
    String kerasName,
    Distribution distribution,
    double first,
    double second,
    Seed seed,
    Backend backend,
    Map<String, @Nullable Object> config)
    implements Initializer {
  @Override
  public Tensor initialize(Shape shape) {
    int count = Math.toIntExact(shape.elementCount());
    RandomStream stream = backend.stream(seed.draw(backend));
    return Tensor.of(
        shape,
        switch (distribution) {
          case UNIFORM -> stream.uniform(count, first, second);
          case TRUNCATED_NORMAL -> stream.truncatedNormal(count, first, second);
          case UNTRUNCATED_NORMAL -> stream.normal(count, first, second);
        });
  }
}
