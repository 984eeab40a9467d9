package org.kerastck.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.kerastck.disagreement.Disagreements;
import org.kerastck.disagreement.RuleRemarks;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.FixtureSet;
import org.kerastck.fixture.Manifest;
import org.kerastck.reference.WrongRule;

/** The committed page, and that the fixtures prove what it says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RulesPageTest {
  private static final List<Path> FIXTURES = List.of(Path.of("fixtures"));

  private final Evidence evidence = new Evidence();

  @BeforeAll
  void readFixtures() {
    FixtureSet.at(FIXTURES).forEach(evidence::add);
  }

  @Test
  void theCommittedPageIsWhatTheCommandMakes() throws IOException {
    Map<String, List<String>> remarks;
    try (Stream<Case> cases = FixtureSet.at(FIXTURES).stream()) {
      Map<String, String> computesWith = Manifest.of(FIXTURES.get(0)).computesWith();
      remarks = RuleRemarks.of(Disagreements.of(cases, computesWith));
    }
    try (Stream<Case> cases = FixtureSet.at(FIXTURES).stream()) {
      assertEquals(Files.readString(Path.of("docs/rules.md")), RulesPage.of(cases, remarks));
    }
  }

  @Test
  void everyRuleIsToldFromEveryMistakeThatBreaksIt() {
    List<String> unproven = new ArrayList<>();
    for (RuleEvidence rule : evidence.rules()) {
      if (rule.cases() == 0) {
        unproven.add(rule.rule().id());
      }
      rule.told()
          .forEach(
              (wrong, count) -> {
                if (count == 0) {
                  unproven.add(rule.rule().id() + " from " + wrong);
                }
              });
    }
    assertEquals(List.of(), unproven);
  }

  @Test
  void everyMistakeBreaksARule() {
    Set<WrongRule> unlisted = new TreeSet<>(List.of(WrongRule.values()));
    Arrays.stream(KerasRule.values()).map(KerasRule::violations).forEach(unlisted::removeAll);
    assertEquals(Set.of(), unlisted);
  }

  @Test
  void kerasComputesNothingThatTheRulesSayItRefuses() {
    for (RefusalEvidence refusal : evidence.refusals()) {
      assertEquals(0, refusal.computed(), refusal.rule().id());
    }
  }

  @Test
  void noClaimIsContradictedByAFixture() {
    for (ClaimEvidence claim : evidence.claims()) {
      assertEquals(Optional.empty(), claim.contradiction(), claim.claim().name());
    }
    for (LayerClaimEvidence claim : evidence.layerClaims()) {
      assertTrue(claim.cases() > 100, claim.claim().name());
      assertEquals(Optional.empty(), claim.contradiction(), claim.claim().name());
    }
  }
}
