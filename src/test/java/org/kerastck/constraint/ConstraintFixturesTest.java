package org.kerastck.constraint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kerastck.parts.PartCase;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/** Every constraint against real Keras, whose float32 norms of n terms are n + 8 roundings off. */
class ConstraintFixturesTest {
  private static final double UNIT = 0x1p-24;

  static Stream<PartCase> cases() {
    return PartCase.all("constraints");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void agreesWithKeras(PartCase golden) {
    Constraint constraint = Constraints.get(golden.plain("constraint")).orElseThrow();
    Tensor expected = golden.expected("output");
    float[] actual = constraint.apply(golden.tensor("input")).data();
    for (int i = 0; i < actual.length; i++) {
      float wanted = expected.data()[i];
      float received = actual[i];
      double bound = (actual.length + 8) * UNIT * Math.abs(received) + Float.MIN_NORMAL;
      assertTrue(
          Float.compare(wanted, received) == 0 || Math.abs((double) wanted - received) <= bound,
          () -> "%s: expected %s, was %s. Bound: %s".formatted(golden, wanted, received, bound));
    }
  }

  @Test
  void nonNegKeepsTheSignOfZero() {
    Constraint nonNeg = Constraints.get("NonNeg").orElseThrow();
    assertEquals(-0f, nonNeg.apply(Tensor.of(Shape.of(1), -0f)).data()[0]);
  }

  @Test
  void nullIsNone() {
    assertEquals(Optional.empty(), Constraints.get(null));
  }

  @Test
  void keras2NamesAreUnknown() {
    assertThrows(IllegalArgumentException.class, () -> Constraints.get("maxnorm"));
  }

  @Test
  void anAxisThatIsNotThereIsRefused() {
    Constraint constraint = Constraints.unitNorm(List.of(0, 1, 2));
    IllegalArgumentException problem =
        assertThrows(
            IllegalArgumentException.class,
            () -> constraint.apply(Tensor.of(Shape.of(2, 1), 1, 2)));
    assertEquals(
        "The axis of UnitNorm must be one of the weights' 2 axes. Received: axis=2, shape (2, 1)",
        problem.getMessage());
  }

  @Test
  void weightsStayAsTheyAre() {
    Tensor weights = Tensor.of(Shape.of(2), 3, 4);
    Constraints.get("unit_norm").orElseThrow().apply(weights);
    assertEquals(3f, weights.data()[0]);
  }
}
