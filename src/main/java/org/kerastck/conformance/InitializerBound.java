package org.kerastck.conformance;

import java.util.Locale;
import java.util.Map;
import org.kerastck.tensor.Shape;

/**
 * What a case accepts of initial weights: the same bits, except of {@code Orthogonal}, whose QR
 * decomposition is a numerical library's own: there each element within a fixed distance, an
 * element being at most 1.
 */
final class InitializerBound {
  private static final double SQUARE = 2e-5;
  private static final double RECTANGLE = 2e-6;

  private InitializerBound() {}

  static Acceptance of(Object initializer, Shape shape) {
    double distance = distance(initializer, shape);
    return (offset, expected, actual) ->
        Acceptance.equal(expected, actual) || Math.abs((double) expected - actual) <= distance;
  }

  /** How far a drawn element may be from Keras's. */
  static double distance(Object initializer, Shape shape) {
    if (!isOrthogonal(initializer)) {
      return 0;
    }
    long columns = shape.rank() == 0 ? 1 : shape.size(shape.rank() - 1);
    return shape.elementCount() == columns * columns ? SQUARE : RECTANGLE;
  }

  private static boolean isOrthogonal(Object initializer) {
    Object name = initializer instanceof Map<?, ?> map ? map.get("class_name") : initializer;
    String lower = String.valueOf(name).toLowerCase(Locale.ROOT);
    return lower.startsWith("orthogonal");
  }
}
