package org.kerastck.activation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/** Each activation keeps its stated bound, against values computed with 60 digits. */
class UlpBoundTest {
  private record Point(String name, float x, double value, double slope) {
    static Point of(String line) {
      String[] fields = line.split(",", -1);
      return new Point(
          fields[0],
          Float.parseFloat(fields[1]),
          Double.parseDouble(fields[2]),
          Double.parseDouble(fields[3]));
    }
  }

  private static Stream<Point> points() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(UlpBoundTest.class.getResourceAsStream("exact.csv")),
                StandardCharsets.UTF_8))) {
      return reader.lines().map(Point::of).toList().stream();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static Stream<String> names() {
    return points().map(Point::name).distinct();
  }

  @ParameterizedTest(name = "{0} and its slope keep their bound")
  @MethodSource("names")
  void keepsItsBound(String name) {
    Activation activation =
        name.equals("gelu_approximate")
            ? Activations.named("gelu", Map.of("approximate", true))
            : Activations.named(name).orElseThrow();
    points()
        .filter(point -> point.name().equals(name))
        .forEach(
            point -> {
              Tensor x = Tensor.of(Shape.of(1), point.x());
              float slope = activation.gradient(x).data()[0];
              float value = activation.apply(x).data()[0];
              assertWithin(0.51, point.slope(), slope, point);
              assertWithin(activation.ulpBound(), point.value(), value, point);
            });
  }

  @Test
  void activationsWithoutExactValuesAreExactOrWorkOnRows() {
    Map<String, Activation> left = new TreeMap<>();
    for (String name : Activations.names()) {
      left.put(name, Activations.named(name).orElseThrow());
    }
    names().forEach(left::remove);
    left.keySet().removeAll(java.util.Set.of("hard_swish", "swish", "threshold"));
    left.values().removeIf(each -> each.ulpBound() == 0 || each instanceof AxisActivation);
    assertEquals(Map.of(), left);
  }

  private static void assertWithin(double bound, double exact, float actual, Point point) {
    double distance = Math.abs(actual - exact) / Math.ulp((float) exact);
    assertTrue(
        distance <= bound,
        () -> "%s: exact %s, was %s, %s ULP".formatted(point, exact, actual, distance));
  }
}
