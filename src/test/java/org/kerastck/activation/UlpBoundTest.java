package org.kerastck.activation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/**
 * Each activation keeps its stated bound, against values computed with 60 digits.
 *
 * <p>A gradient of a row is a sum that may cancel: there its terms, of the size of the row, are
 * allowed a hundred roundings of double precision too.
 */
class UlpBoundTest {
  private static final double GRADIENT_BOUND = 0.51;

  private record Row(String name, List<Double> x, List<Double> value, List<Double> slope) {
    static Row of(String line) {
      String[] fields = line.split(",", -1);
      return new Row(fields[0], numbers(fields[1]), numbers(fields[2]), numbers(fields[3]));
    }

    private static List<Double> numbers(String text) {
      return Arrays.stream(text.split(" ", -1)).map(Double::valueOf).toList();
    }

    Tensor input() {
      return tensor(x);
    }

    /** The input reversed and cut to the output's length; of a single element 1. */
    Tensor upstream() {
      List<Double> reversed = new ArrayList<>(x);
      Collections.reverse(reversed);
      return tensor(x.size() == 1 ? List.of(1.0) : reversed.subList(0, value.size()));
    }

    /** A hundred roundings of double precision at the row's size. */
    double slack() {
      return x.size() == 1 ? 0 : 100 * Math.ulp(Collections.max(x));
    }

    private static Tensor tensor(List<Double> values) {
      float[] data = new float[values.size()];
      for (int i = 0; i < data.length; i++) {
        data[i] = values.get(i).floatValue();
      }
      return Tensor.of(Shape.of(data.length), data);
    }
  }

  private static List<Row> rows() {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(UlpBoundTest.class.getResourceAsStream("exact.csv")),
                StandardCharsets.UTF_8))) {
      return reader.lines().map(Row::of).toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static Stream<String> names() {
    return rows().stream().map(Row::name).distinct();
  }

  @ParameterizedTest(name = "{0} and its slope keep their bound")
  @MethodSource("names")
  void keepsItsBound(String name) {
    Activation activation =
        name.equals("gelu_approximate")
            ? Activations.named("gelu", Map.of("approximate", true))
            : Activations.named(name).orElseThrow();
    for (Row row : rows()) {
      if (row.name().equals(name)) {
        Tensor slope = activation.gradient(row.input(), row.upstream());
        assertWithin(GRADIENT_BOUND, row.slope(), slope, row);
        Tensor value = activation.apply(row.input());
        assertWithin(activation.ulpBound(), row.value(), value, row);
      }
    }
  }

  @Test
  void everyActivationIsExactOrHasExactValues() {
    Map<String, Activation> left = new TreeMap<>();
    for (String name : Activations.names()) {
      left.put(name, Activations.named(name).orElseThrow());
    }
    names().forEach(left::remove);
    left.keySet().removeAll(Set.of("hard_swish", "swish", "threshold"));
    left.values().removeIf(each -> each.ulpBound() == 0);
    assertEquals(Map.of(), left);
  }

  private static void assertWithin(double bound, List<Double> exact, Tensor actual, Row row) {
    for (int i = 0; i < exact.size(); i++) {
      double distance =
          Math.max(0, Math.abs(actual.data()[i] - exact.get(i)) - row.slack())
              / Math.ulp(exact.get(i).floatValue());
      double wanted = exact.get(i);
      float received = actual.data()[i];
      assertTrue(
          distance <= bound,
          () ->
              "%s at %s: exact %s, was %s, %s ULP"
                  .formatted(row.name(), row.x(), wanted, received, distance));
    }
  }
}
