package org.kerastck.initializer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/**
 * Random values of variance {@code scale / max(1, fan)}.
 *
 * <p>A truncated normal has its standard deviation divided by 0.8796…, that of a standard normal
 * cut at two; a uniform one lies within {@code ±√(3 · variance)}. Glorot is {@code (1, fan_avg)},
 * He {@code (2, fan_in)}, Lecun {@code (1, fan_in)}.
 *
 * @param axes by which the fans are counted, where not by the shape's last two sizes
 */
record VarianceScaling(
    String kerasName,
    double scale,
    FanMode mode,
    Distribution distribution,
    Optional<Axes> axes,
    Seed seed,
    Backend backend,
    Map<String, @Nullable Object> config)
    implements Initializer {
  private static final double STDDEV_OF_TRUNCATED = 0.8796256610342398;

  /** The axes of the units that go in and of those that come out. */
  record Axes(List<Integer> input, List<Integer> output) {}

  @Override
  public Tensor initialize(Shape shape) {
    Fans fans =
        axes.map(a -> Fans.of(shape, a.input(), a.output())).orElseGet(() -> Fans.of(shape));
    double variance = scale / Math.max(1.0, mode.of(fans));
    return new RandomInitializer(
            kerasName, distribution, first(variance), second(variance), seed, backend, config)
        .initialize(shape);
  }

  private double first(double variance) {
    return distribution == Distribution.UNIFORM ? -Math.sqrt(3.0 * variance) : 0;
  }

  private double second(double variance) {
    return switch (distribution) {
      case UNIFORM -> Math.sqrt(3.0 * variance);
      case TRUNCATED_NORMAL -> Math.sqrt(variance) / STDDEV_OF_TRUNCATED;
      case UNTRUNCATED_NORMAL -> Math.sqrt(variance);
    };
  }
}
