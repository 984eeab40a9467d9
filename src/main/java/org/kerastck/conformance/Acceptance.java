package org.kerastck.conformance;

import org.kerastck.reference.Bounded;

/** Says of each element of an output whether the engine's number will do. */
@FunctionalInterface
interface Acceptance {

  /**
   * Whether {@code actual} will do at {@code offset}, where the golden output has {@code expected}.
   */
  boolean accepts(int offset, float expected, float actual);

  /** Whether rounding alone explains the difference, whatever other backends gave. */
  default boolean isRounding(int offset, float expected, float actual) {
    return accepts(offset, expected, actual);
  }

  /** Equal numbers: NaN matches NaN, an infinity itself, and -0.0 equals 0.0. */
  static boolean equal(float expected, float actual) {
    return expected == actual || (Float.isNaN(expected) && Float.isNaN(actual));
  }

  /** Whether an engine's number is what a formula gives; an error without bound proves nothing. */
  static boolean reproduces(Bounded expected, float actual) {
    return equal((float) expected.value(), actual)
        || (Float.isFinite(actual)
            && Double.isFinite(expected.value())
            && Double.isFinite(expected.error())
            && expected.accepts(actual));
  }
}
