package org.kerastck.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kerastck.engine.Outcome;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Comparison;
import org.kerastck.fixture.Golden;
import org.kerastck.fixture.SmallFixture;

/** A golden may be wrong, too. */
class FindingTest {

  @Test
  void anEngineThatGivesTheDefinitionsNumbersHasNoMistake() {
    Case golden =
        SmallFixture.tripled(Comparison.EXACT, new Golden.Output(SmallFixture.row(3, 7)), Map.of());
    Answer answer = new Answer(new Outcome.Output(SmallFixture.row(3, 6)), Duration.ZERO);
    Verdict verdict =
        new Verdict.Deviates(DeviationKind.VALUE, "", Optional.empty(), Optional.empty());
    Finding found =
        Finding.of(golden, verdict, answer, new SearchBudget(1_000_000), RuleCounts.NONE);
    assertEquals(List.of(), found.rules());
    assertEquals(
        "gives what the plain definition gives, which the golden numbers contradict",
        found.diagnosis().orElseThrow().cause());
  }
}
