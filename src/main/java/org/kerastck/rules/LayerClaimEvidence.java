package org.kerastck.rules;

import java.util.Optional;
import org.kerastck.fixture.Case;

/** What fixtures say of a tutorial's claim about a layer. */
final class LayerClaimEvidence {
  private final LayerClaim claim;
  private int cases;
  private int right;
  private Optional<String> counterexample = Optional.empty();
  private Optional<String> contradiction = Optional.empty();

  LayerClaimEvidence(LayerClaim claim) {
    this.claim = claim;
  }

  /** Takes a case into account. */
  void add(Case golden) {
    Optional<Boolean> isTrue = claim.isTrueOf(golden);
    if (isTrue.isEmpty()) {
      return;
    }
    cases++;
    if (isTrue.get()) {
      right++;
    } else {
      counterexample = shorter(counterexample, golden.id());
    }
    if (isTrue.get() != claim.isSaidToHold(golden)) {
      contradiction = shorter(contradiction, golden.id());
    }
  }

  private static Optional<String> shorter(Optional<String> one, String other) {
    return one.filter(id -> id.length() <= other.length()).or(() -> Optional.of(other));
  }

  LayerClaim claim() {
    return claim;
  }

  /** How many cases the claim is about. */
  int cases() {
    return cases;
  }

  /** In how many of them it is true. */
  int right() {
    return right;
  }

  /** The case of the shortest id in which it is false. */
  Optional<String> counterexample() {
    return counterexample;
  }

  /** One in which the condition that is stated for the claim is wrong. */
  Optional<String> contradiction() {
    return contradiction;
  }
}
