package org.kerastck.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.SmallFixture;
import org.kerastck.reference.WrongRule;

class TallyTest {
  private static final Verdict WRONG =
      new Verdict.Deviates(DeviationKind.VALUE, "1 is not 2", Optional.empty(), Optional.empty());

  @Test
  void verdictsAreCountedBySuiteAndOverall() {
    Tally tally = new Tally();
    add(tally, new Verdict.Conforms(), false);
    add(tally, new Verdict.Conforms(), false);
    add(tally, WRONG, false);
    assertEquals(List.of("small"), tally.suites());
    assertEquals(3, tally.cases());
    assertEquals(3, tally.cases("small"));
    assertEquals(2, tally.count("small", "conforms"));
    assertEquals(1, tally.count("deviates"));
    assertEquals(0, tally.count("no such suite", "conforms"));
  }

  @Test
  void deviationsCrashesAndTimeOutsAreFailures() {
    Tally tally = new Tally();
    add(tally, WRONG, true);
    add(tally, new Verdict.Crashed("SIGFPE"), false);
    add(tally, new Verdict.TimedOut("No answer"), false);
    add(tally, new Verdict.Unsupported("none"), false);
    add(tally, new Verdict.Contested("torch"), false);
    assertEquals(3, tally.failures());
    assertEquals(2, tally.newFailures());
  }

  @Test
  void theMostFrequentCauseComesFirst() {
    Tally tally = new Tally();
    add(tally, new Verdict.Crashed("SIGFPE"), false);
    add(tally, WRONG, false);
    add(tally, WRONG, false);
    assertEquals(
        List.of("value", "crashed"), tally.causes().stream().map(Tally.Cause::name).toList());
    assertEquals(
        "unexplained: no rule of the catalogue and no mistake searched for gives this output",
        tally.causes().get(0).reason());
  }

  @Test
  void aRuleIsACauseOfItsOwn() {
    Tally tally = new Tally();
    add(tally, WRONG, false);
    tally.add(
        SmallResult.of(
            SmallFixture.tripled(), WRONG, Optional.of(WrongRule.KERNEL_FLIPPED), false));
    assertEquals(2, tally.causes().size());
  }

  @Test
  void theExampleIsTheSmallestCase() {
    Tally tally = new Tally();
    Case large = SmallFixture.named("conv2d-same-n3x5");
    Case small = SmallFixture.tripled();
    for (Case golden : List.of(large, small, large)) {
      tally.add(SmallResult.of(golden, WRONG, Optional.empty(), false));
    }
    assertEquals("tripled", tally.causes().get(0).example());
    assertEquals(3, tally.causes().get(0).count());
  }

  private static void add(Tally tally, Verdict verdict, boolean known) {
    tally.add(SmallResult.of(SmallFixture.tripled(), verdict, Optional.empty(), known));
  }
}
