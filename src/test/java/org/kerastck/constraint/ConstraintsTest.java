package org.kerastck.constraint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/** Constraints beyond what fixtures show. */
class ConstraintsTest {
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
