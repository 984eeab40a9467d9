package org.kerastck.rules;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the axes of fixtures say of a tutorial's claim. */
final class ClaimEvidence {
  private final Claim claim;
  private final Set<AxisFacts> seen = new HashSet<>();
  private int right;
  private @Nullable AxisFacts counterexample;
  private @Nullable AxisFacts contradiction;

  ClaimEvidence(Claim claim) {
    this.claim = claim;
  }

  /** Takes an axis into account, once however often it comes. */
  void add(AxisFacts axis) {
    if (!claim.isAbout(axis) || axis.n() < 1 || !seen.add(axis)) {
      return;
    }
    boolean isTrue = claim.isTrueOf(axis);
    right += isTrue ? 1 : 0;
    if (!isTrue && (counterexample == null || axis.size() < counterexample.size())) {
      counterexample = axis;
    }
    if (isTrue != claim.isSaidToHold(axis)
        && (contradiction == null || axis.size() < contradiction.size())) {
      contradiction = axis;
    }
  }

  Claim claim() {
    return claim;
  }

  /** How many different axes there are. */
  int axes() {
    return seen.size();
  }

  /** On how many of them the claim is true. */
  int right() {
    return right;
  }

  /** The smallest axis on which it is false. */
  Optional<AxisFacts> counterexample() {
    return Optional.ofNullable(counterexample);
  }

  /** The smallest axis on which the condition that is stated for the claim is wrong. */
  Optional<AxisFacts> contradiction() {
    return Optional.ofNullable(contradiction);
  }
}
