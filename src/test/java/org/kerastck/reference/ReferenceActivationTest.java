package org.kerastck.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kerastck.activation.Activation;
import org.kerastck.activation.Activations;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/** The measure's activations: their formulas, and whether their constants bound what they say. */
class ReferenceActivationTest {
  private static final Set<String> ROWS = Set.of("glu", "log_softmax", "softmax", "sparsemax");
  private static final double DOUBLE_ROUNDING = 1e-14;

  @Test
  void everyActivationOfOneElementHasAMeasure() {
    Set<String> names = new TreeSet<>(Activations.names());
    names.removeAll(ROWS);
    names.remove("threshold");
    Set<String> measured = new TreeSet<>();
    for (ReferenceActivation activation : ReferenceActivation.values()) {
      measured.add(name(activation));
    }
    assertEquals(names, measured);
  }

  @ParameterizedTest
  @EnumSource
  void agreesWithTheLayersActivation(ReferenceActivation measure) {
    Activation activation = Activations.named(name(measure)).orElseThrow();
    float[] points = points();
    Tensor input = Tensor.of(Shape.of(points.length), points);
    float[] slopes = activation.gradient(input).data();
    float[] values = activation.apply(Tensor.of(input.shape(), points.clone())).data();
    for (int i = 0; i < points.length; i++) {
      float x = points[i];
      double scale = Math.max(Math.abs(measure.apply(x)), 1e-3 * Math.min(1, Math.abs(x)));
      assertEquals(measure.apply(x), values[i], 1.1 * Rounding.UNIT * scale, () -> "value at " + x);
      // TensorFlow alone has another slope at celu's 0; see the kink there.
      if (measure != ReferenceActivation.CELU || x != 0) {
        double slope = Math.max(Math.abs(measure.slope(x)), 1e-3);
        assertEquals(
            measure.slope(x), slopes[i], 1.1 * Rounding.UNIT * slope, () -> "slope at " + x);
      }
    }
  }

  /** What a wrong rule gives is recognised within the bound that a right output has. */
  @ParameterizedTest
  @EnumSource
  void aMistakeIsHeldToNoMoreThanWhatIsRight(ReferenceActivation measure) {
    ElementwiseBound activation = new ElementwiseBound(measure);
    for (float x : points()) {
      Bounded given = activation.at(new Bounded(x, 1e-6));
      assertEquals(measure.apply(x), given.value());
      assertEquals(measure.bound(x, 1e-6), given.error());
    }
  }

  @ParameterizedTest
  @EnumSource
  void noArgumentNearbyGivesMoreThanTheDistance(ReferenceActivation measure) {
    Curve curve = measure.curve();
    Random random = new Random(7);
    for (int sample = 0; sample < 40_000; sample++) {
      double x = argument(random);
      double radius = Math.pow(10, -6 * random.nextDouble());
      double y = x + radius * (2 * random.nextDouble() - 1);
      double values = Math.abs(curve.value(y) - curve.value(x));
      double slopes = Math.abs(curve.slope(y) - curve.slope(x));
      assertTrue(
          values <= curve.valueDistance(x, radius) * (1 + 1e-9) + DOUBLE_ROUNDING,
          () -> "value of %s at %s, %s".formatted(measure, x, y));
      assertTrue(
          slopes <= curve.slopeDistance(x, radius) * (1 + 1e-9) + DOUBLE_ROUNDING,
          () -> "slope of %s at %s, %s".formatted(measure, x, y));
    }
  }

  /** A bound that is far too wide would judge nothing. */
  @ParameterizedTest
  @EnumSource
  void someArgumentNearbyGivesAlmostTheDistance(ReferenceActivation measure) {
    Curve curve = measure.curve();
    double widest = 0;
    for (int i = -4000; i <= 4000; i++) {
      double x = i / 500.0;
      double radius = 1e-3;
      double moved =
          Math.max(
              Math.abs(curve.value(x + radius) - curve.value(x)),
              Math.abs(curve.value(x - radius) - curve.value(x)));
      double distance = curve.valueDistance(x, radius);
      widest = Math.max(widest, distance == 0 ? 0 : moved / distance);
    }
    double closest = widest;
    assertTrue(closest > 0.9, () -> "only " + closest);
  }

  @ParameterizedTest
  @EnumSource
  void theSlopeIsTheDerivative(ReferenceActivation measure) {
    Random random = new Random(8);
    for (int sample = 0; sample < 2000; sample++) {
      double x = argument(random);
      double step = 1e-5;
      double difference = (measure.apply(x + step) - measure.apply(x - step)) / (2 * step);
      double nearKink = measure.curve().slopeDistance(x, step);
      double jump = measure.curve().valueDistance(x, step) / step;
      assertEquals(
          measure.slope(x),
          difference,
          nearKink + (jump > 100 * measure.lipschitz() ? jump : 0) + 1e-9 * (1 + Math.exp(x)),
          () -> measure + " at " + x);
    }
  }

  private static double argument(Random random) {
    double near = Arrays.asList(0.0, -0.5, 0.5, -1.0, 1.0, -3.0, 3.0, 6.0).get(random.nextInt(8));
    return random.nextBoolean()
        ? near + 1e-3 * random.nextGaussian()
        : 20 * random.nextDouble() - 10;
  }

  private static float[] points() {
    float[] points = new float[2001];
    for (int i = 0; i < points.length; i++) {
      points[i] = (i - 1000) / 100f;
    }
    return points;
  }

  private static String name(ReferenceActivation activation) {
    return activation.name().toLowerCase(Locale.ROOT);
  }
}
