package org.kerastck.regularizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/** Regularizers beyond what fixtures show. */
class RegularizersTest {
  @Test
  void nullIsNone() {
    assertEquals(Optional.empty(), Regularizers.get(null));
  }

  @Test
  void theNameL1L2HasNoFactors() {
    Tensor x = Tensor.of(Shape.of(2), 3, -4);
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
}
