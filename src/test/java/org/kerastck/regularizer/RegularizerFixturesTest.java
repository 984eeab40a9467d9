package org.kerastck.regularizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kerastck.parts.PartCase;
import org.kerastck.tensor.Tensor;

/**
 * Every regularizer against real Keras, whose float32 sums of n terms are at most n + 8 roundings
 * off; a gradient's terms are not larger than its factors, or 1.
 */
class RegularizerFixturesTest {
  private static final double UNIT = 0x1p-24;

  static Stream<PartCase> cases() {
    return PartCase.all("regularizers");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void agreesWithKeras(PartCase golden) {
    Tensor x = golden.tensor("input");
    Object identifier = golden.plain("regularizer");
    if (golden.isRefused()) {
      assertThrows(
          IllegalArgumentException.class,
          () -> Regularizers.get(identifier).orElseThrow().value(x));
      return;
    }
    Regularizer regularizer = Regularizers.get(identifier).orElseThrow();
    float value = regularizer.value(x);
    double roundings = (x.data().length + 8) * UNIT;
    assertClose(golden.expected("value").data()[0], value, roundings * Math.abs(value), golden);
    float[] expected = golden.expected("gradient").data();
    float[] gradient = regularizer.gradient(x).data();
    for (int i = 0; i < expected.length; i++) {
      double scale = Math.max(1, Math.abs(gradient[i]));
      assertClose(expected[i], gradient[i], roundings * scale, golden);
    }
  }

  @Test
  void nullIsNone() {
    assertEquals(Optional.empty(), Regularizers.get(null));
  }

  @Test
  void theNameL1L2HasNoFactors() {
    Tensor x = Tensor.of(org.kerastck.tensor.Shape.of(2), 3, -4);
    assertEquals(0f, Regularizers.get("l1l2").orElseThrow().value(x));
  }

  @Test
  void aBadFactorIsNamed() {
    IllegalArgumentException problem =
        assertThrows(
            IllegalArgumentException.class,
            () -> Regularizers.get(Map.of("class_name", "L1", "config", Map.of("l1", -1))));
    assertEquals(
        "The argument `l1` of L1 must be a finite number that is not negative. Received: -1",
        problem.getMessage());
  }

  private static void assertClose(float expected, float actual, double bound, PartCase golden) {
    assertTrue(
        Float.compare(expected, actual) == 0
            || Math.abs((double) expected - actual) <= bound + Float.MIN_NORMAL,
        () -> "%s: expected %s, was %s. Bound: %s".formatted(golden, expected, actual, bound));
  }
}
