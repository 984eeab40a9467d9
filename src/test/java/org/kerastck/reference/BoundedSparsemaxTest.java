package org.kerastck.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

class BoundedSparsemaxTest {
  private static final Shape PAIR = Shape.of(1, 2);
  private final BoundedActivation sparsemax = BoundedActivation.named("sparsemax").orElseThrow();

  @Test
  void sumsTheCumulativeSumsOfTheSupport() {
    BoundedTensor output = sparsemax.output(BoundedTensor.exact(Tensor.of(PAIR, 1, 0.5f)));
    // t = (1 + 1.5 - 1) / 2, where the paper has (1.5 - 1) / 2.
    assertTrue(output.at(0).accepts(0.25f));
    assertTrue(output.at(1).accepts(0));
    assertFalse(output.at(0).accepts(0.75f), "the paper's");
    assertFalse(output.at(0).accepts(0.2501f));
  }

  @Test
  void movesWithItsArguments() {
    BoundedTensor input = BoundedTensor.of(PAIR, i -> new Bounded(i == 0 ? 1 : 0.5, 1e-4));
    BoundedTensor output = sparsemax.output(input);
    assertTrue(output.error(0) >= 2.5e-4, "1e-4 of itself, 1.5e-4 of t");
    assertTrue(output.error(0) < 3e-4);
  }

  @Test
  void nothingIsKnownWhereAnErrorDecidesTheSupport() {
    BoundedTensor input = BoundedTensor.of(PAIR, i -> new Bounded(i == 0 ? 1 : 1e-5, 1e-4));
    assertEquals(Double.POSITIVE_INFINITY, sparsemax.output(input).error(0));
  }

  @Test
  void passesGradientsOnAsKerasDoes() {
    BoundedTensor input = BoundedTensor.exact(Tensor.of(PAIR, 1, 0.5f));
    BoundedTensor upstream = BoundedTensor.exact(Tensor.of(PAIR, 2, 3));
    BoundedTensor gradient = sparsemax.gradient(input, upstream);
    // Only the first is above t; t depends on the first by 2 / 2 and on the second by 1 / 2.
    assertEquals(2 - 2 * 1.0, gradient.value(0));
    assertEquals(-2 * 0.5, gradient.value(1));
  }
}
