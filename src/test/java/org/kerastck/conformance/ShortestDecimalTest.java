package org.kerastck.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ShortestDecimalTest {

  /** Numbers of which JDK 17 prints more digits than are needed. */
  @Test
  void itIsTheSameOnEveryJdk() {
    assertEquals("2.7712025E10", ShortestDecimal.of(Float.parseFloat("2.77120246E10")));
    assertEquals("1.5508862E8", ShortestDecimal.of(Float.parseFloat("1.55088624E8")));
    assertEquals("5.960464477539063E-8", ShortestDecimal.of(0x1p-24));
    assertEquals("0.1", ShortestDecimal.of(0.1f));
    assertEquals("NaN", ShortestDecimal.of(Float.NaN));
    assertEquals("-0.0", ShortestDecimal.of(-0f));
  }
}
