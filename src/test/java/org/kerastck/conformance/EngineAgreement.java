package org.kerastck.conformance;

import org.kerastck.engine.Outcome;
import org.kerastck.fixture.Case;
import org.kerastck.tensor.Tensor;

/** Holds two engines' outputs against each other, without the golden one. */
final class EngineAgreement {
  private EngineAgreement() {}

  /**
   * Whether both computed the same: equal numbers for exact cases, and for rounded ones numbers no
   * further apart than twice the rounding bound.
   */
  static boolean agree(Case golden, Outcome one, Outcome other) {
    if (!(one instanceof Outcome.Output first) || !(other instanceof Outcome.Output second)) {
      return false;
    }
    Tensor a = first.tensor();
    Tensor b = second.tensor();
    if (!a.shape().equals(b.shape())) {
      return false;
    }
    Acceptance acceptance = Standard.betweenEngines(golden, a.shape());
    return ElementComparison.compare("output", a, b, acceptance).isEmpty();
  }
}
