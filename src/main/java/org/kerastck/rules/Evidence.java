package org.kerastck.rules;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Comparison;
import org.kerastck.fixture.Golden;

/** What fixtures say of all rules and claims. */
final class Evidence {
  private final List<RuleEvidence> rules =
      Arrays.stream(KerasRule.values()).map(RuleEvidence::new).toList();
  private final List<RefusalEvidence> refusals =
      Arrays.stream(RefusalRule.values()).map(RefusalEvidence::new).toList();
  private final List<ClaimEvidence> claims =
      Arrays.stream(Claim.values()).map(ClaimEvidence::new).toList();
  private final List<LayerClaimEvidence> layerClaims =
      Arrays.stream(LayerClaim.values()).map(LayerClaimEvidence::new).toList();

  /** Takes a case into account; one that is about no layer says nothing. */
  void add(Case golden) {
    layerClaims.forEach(claim -> claim.add(golden));
    Optional<CaseFacts> facts = CaseFacts.of(golden);
    if (facts.isEmpty()) {
      return;
    }
    refusals.forEach(refusal -> refusal.add(facts.get()));
    if (golden.expected() instanceof Golden.Output) {
      for (AxisFacts axis : facts.get().axes()) {
        claims.forEach(claim -> claim.add(axis));
      }
      if (golden.comparison() == Comparison.EXACT) {
        rules.forEach(rule -> rule.add(facts.get()));
      }
    }
  }

  List<RuleEvidence> rules() {
    return rules;
  }

  List<RefusalEvidence> refusals() {
    return refusals;
  }

  List<ClaimEvidence> claims() {
    return claims;
  }

  List<LayerClaimEvidence> layerClaims() {
    return layerClaims;
  }
}
