package org.kerastck.conformance;

import org.kerastck.fixture.LayerCall;

/**
 * Bounds of sums of n terms of one sign, and of quotients by them: float32 in any order is at most
 * n + 8 roundings off, each of u = 2^-24 of the value. Engines may flush subnormals to zero.
 */
final class PartBound {
  private static final double UNIT_ROUNDOFF = 0x1p-24;
  private static final int FEW = 8;

  private PartBound() {}

  /** A regularizer's value, and its gradient, whose terms are not larger than 1 or itself. */
  static Acceptance ofRegularizer(int terms, String name) {
    return relative(terms, name.equals("gradient") ? 1 : 0);
  }

  /** Projected weights: each is multiplied by a quotient of norms. */
  static Acceptance ofConstraint(int terms) {
    return relative(terms, 0);
  }

  /** What regularizers add to a loss: sums over the output and over the weights. */
  static Acceptance ofLosses(LayerCall call) {
    RoundingBound bound = RoundingBound.of(call);
    int weights = call.weights().map(all -> all.kernel().data().length).orElse(0);
    return relative(Math.max(bound.elements(), weights) + bound.mostTerms(), 0);
  }

  private static Acceptance relative(int terms, double smallestScale) {
    double roundings = (terms + FEW) * UNIT_ROUNDOFF;
    return (offset, expected, actual) -> {
      if (Acceptance.equal(expected, actual)) {
        return true;
      }
      double scale = Math.max(smallestScale, Math.abs((double) expected));
      return Math.abs((double) expected - actual) <= roundings * scale + Float.MIN_NORMAL;
    };
  }
}
