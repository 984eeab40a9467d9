package org.kerastck.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kerastck.engine.wrong.CannotBeMade;
import org.kerastck.engine.wrong.DiesAtStart;
import org.kerastck.engine.wrong.Unruly;
import org.kerastck.fixture.SmallFixture;

/** Engines that misbehave in a real child JVM: each costs one case, and nothing outlives them. */
@Timeout(120)
class ChildEngineTest {
  private static final Duration PATIENT = Duration.ofSeconds(60);

  private final Children children = new Children();

  @AfterEach
  void noChildIsLeft() {
    children.assertNoneIsLeft();
  }

  @Test
  void aNativeCrashCostsOneCaseAndNamesTheSignal() {
    assertEquals(
        new Outcome.Crash("the engine's process died of SIGSEGV in libjvm.so"),
        outcomeBeforeARightAnswer("segfault", PATIENT));
  }

  @Test
  void anEndedProcessCostsOneCaseAndTellsTheExitCode() {
    assertEquals(
        new Outcome.Crash("the engine's process ended with exit code 3"),
        outcomeBeforeARightAnswer("halt", PATIENT));
  }

  @Test
  void aKilledProcessCostsOneCaseAndNamesTheSignal() {
    assertEquals(
        new Outcome.Crash("the engine's process ended with exit code 137 (SIGKILL)"),
        outcomeBeforeARightAnswer("kill", PATIENT));
  }

  @Test
  void anAnswerAfterTheTimeLimitIsNotTakenForTheNextCases() {
    Duration limit = Duration.ofSeconds(2);
    assertEquals(new Outcome.Timeout(limit), outcomeBeforeARightAnswer("late", limit));
  }

  @Test
  void aGigabyteOfOutputCostsNothing() {
    assertRight(outcomeBeforeARightAnswer("gigabyte", PATIENT));
  }

  @Test
  void aHangCostsOneCaseAndTheTimeLimit() {
    Duration limit = Duration.ofSeconds(3);
    assertEquals(new Outcome.Timeout(limit), outcomeBeforeARightAnswer("hang", limit));
  }

  @Test
  void anExceptionIsARefusal() {
    Outcome.Refusal refusal =
        assertInstanceOf(Outcome.Refusal.class, outcomeBeforeARightAnswer("exception", PATIENT));
    assertEquals("IllegalArgumentException: first line", refusal.message());
  }

  @Test
  void aChildHasTheVariablesThatAreSetForIt() {
    Outcome.Refusal refusal =
        assertInstanceOf(Outcome.Refusal.class, outcomeBeforeARightAnswer("variables", PATIENT));
    Map<String, String> set = new HashMap<>(System.getenv());
    ChildJvm.setVariables(set);
    String expected = set.get("OMP_NUM_THREADS") + " " + set.get("TF_ENABLE_ONEDNN_OPTS");
    assertEquals("IllegalArgumentException: " + expected, refusal.message());
  }

  @Test
  void oneOpenMpThreadAndTheGoldensKernelsOfTensorFlowUnlessTheUserChooses() {
    Map<String, String> given = new HashMap<>(Map.of("OMP_NUM_THREADS", "4"));
    ChildJvm.setVariables(given);
    assertEquals(Map.of("OMP_NUM_THREADS", "1", "TF_ENABLE_ONEDNN_OPTS", "1"), given);
    given.put("TF_ENABLE_ONEDNN_OPTS", "0");
    ChildJvm.setVariables(given);
    assertEquals("0", given.get("TF_ENABLE_ONEDNN_OPTS"));
  }

  @Test
  void anErrorOfTheJvmIsACrash() {
    assertEquals(
        new Outcome.Crash("the engine threw StackOverflowError"),
        outcomeBeforeARightAnswer("error", PATIENT));
  }

  /** The heap of a child is the engine's alone. */
  @Test
  void aFullHeapOfAChildIsACrash() {
    assertEquals(
        new Outcome.Crash("the engine threw OutOfMemoryError: full"),
        outcomeBeforeARightAnswer("full", PATIENT));
  }

  @Test
  void whatAnEnginePrintsIsNotTakenForItsAnswer() {
    assertRight(outcomeBeforeARightAnswer("babble", PATIENT));
  }

  @Test
  void theLastWordsOfABabblingEngineAreOnePrintableLine() {
    assertEquals(
        new Outcome.Crash("the engine's process ended with exit code 4: last words"),
        outcomeBeforeARightAnswer("babble-and-halt", PATIENT));
  }

  @Test
  void deathsInARowCostOneCaseEach() {
    try (ChildEngine engine = ChildEngine.start(new Unruly(), PATIENT)) {
      for (String id : List.of("halt", "segfault", "halt")) {
        assertInstanceOf(Outcome.Crash.class, engine.run(SmallFixture.call(id)));
      }
      assertRight(engine.run(SmallFixture.call("good")));
    }
  }

  @Test
  void anEngineThatDiesAtEveryStartCannotBeUsed() {
    EngineException e =
        assertThrows(EngineException.class, () -> ChildEngine.start(new DiesAtStart()));
    assertEquals(
        "Engine DiesAtStart does not start: the engine's process ended with exit code 7",
        e.getMessage());
  }

  @Test
  void anEngineThatCannotBeLoadedSaysWhyInOneLine() {
    EngineException e =
        assertThrows(EngineException.class, () -> ChildEngine.start(new CannotBeMade()));
    assertEquals(
        "Engine CannotBeMade does not start: the engine's process ended with exit code 1:"
            + " UnsatisfiedLinkError: no such library",
        e.getMessage());
  }

  private static Outcome outcomeBeforeARightAnswer(String id, Duration timeLimit) {
    try (ChildEngine engine = ChildEngine.start(new Unruly(), timeLimit)) {
      assertRight(engine.run(SmallFixture.call("good")));
      Outcome outcome = engine.run(SmallFixture.call(id));
      assertRight(engine.run(SmallFixture.call("good")));
      return outcome;
    }
  }

  private static void assertRight(Outcome outcome) {
    Outcome.Output output = assertInstanceOf(Outcome.Output.class, outcome);
    assertArrayEquals(new float[] {1, 2}, output.tensor().data());
  }
}
