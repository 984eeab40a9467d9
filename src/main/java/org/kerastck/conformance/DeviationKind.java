package org.kerastck.conformance;

import java.util.Locale;

/** How an engine deviates. */
public enum DeviationKind {
  /** The output has another shape. */
  SHAPE,
  /** The output has other numbers. */
  VALUE,
  /** The output has NaN or an infinity where Keras has another number, or the reverse. */
  NON_FINITE,
  /** Keras raises, the engine computes. */
  ACCEPTED_INVALID,
  /** Keras computes, the engine refuses. */
  REJECTED_VALID,
  /** Both refuse, with another type of error or at another stage. */
  WRONG_ERROR;

  /** The name in reports, such as {@code "accepted_invalid"}. */
  public String reportName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
