package org.kerastck.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class UlpTest {
  @Test
  void aNumberIsOneStepFromItsNeighbour() {
    assertEquals(1, Ulp.between(1, Math.nextUp(1f)));
    assertEquals(1, Ulp.between(-1, Math.nextUp(-1f)));
  }

  @Test
  void zeroesAreTheSameNumber() {
    assertEquals(0, Ulp.between(0f, -0f));
  }

  @Test
  void stepsAreCountedThroughZero() {
    assertEquals(2, Ulp.between(-Float.MIN_VALUE, Float.MIN_VALUE));
  }

  @Test
  void theOrderDoesNotMatter() {
    assertEquals(Ulp.between(3, -5), Ulp.between(-5, 3));
  }

  @Test
  void theGreatestDistanceDoesNotOverflow() {
    assertEquals(2L * 0x7f7fffff, Ulp.between(-Float.MAX_VALUE, Float.MAX_VALUE));
  }
}
