package org.kerastck.conformance;

import com.fasterxml.jackson.core.io.NumberOutput;

/** A number as fixtures and reports have it, on every JDK: Java before 19 prints more digits. */
public final class ShortestDecimal {
  private ShortestDecimal() {}

  /** The shortest decimal that reads back to the same float32; NaN and infinities as in Java. */
  public static String of(float value) {
    return NumberOutput.toString(value, true);
  }

  /** The shortest decimal that reads back to the same double. */
  public static String of(double value) {
    return NumberOutput.toString(value, true);
  }
}
