package org.kerastck.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kerastck.engine.wrong.UnrulyProgram;
import org.kerastck.fixture.ActivationCall;
import org.kerastck.fixture.SmallFixture;

/**
 * Programs that misbehave in the engine protocol: each costs one case, and nothing outlives them.
 */
@Timeout(120)
class ProcessEngineTest {
  private static final Duration PATIENT = Duration.ofSeconds(60);

  @TempDir private Path directory;
  private final Children children = new Children();

  @AfterEach
  void noChildIsLeft() {
    children.assertNoneIsLeft();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kill | ended with exit code 137 (SIGKILL)",
        "exit | ended with exit code 3: last words",
        "garbage | printed what is no JSON object: \"Epoch 1/10 [====>\"",
        "half | ended with exit code 0",
        "gigabyte | printed more than 64 MiB in one line",
        "other | answered case \"another\" when asked \"other\"",
        "nothing | answered without outcome, refused, unsupported or error:"
            + " \"{\"case\":\"nothing\"}\"",
        "shape | answered what cannot be read: Shape (1, 1, 3, 1) needs 3 numbers. Received: 2."
            + " In: answer, case shape, member outcome.output.data",
      })
  void misbehaviourCostsOneCaseAndSaysWhatItWas(String id, String death) {
    assertEquals(
        new Outcome.Crash("the engine's process " + death), outcomeBeforeARightAnswer(id, PATIENT));
  }

  @ParameterizedTest
  @CsvSource({"hang", "late"})
  void noAnswerInTimeCostsOneCaseAndTheTimeLimit(String id) {
    Duration limit = Duration.ofSeconds(2);
    assertEquals(new Outcome.Timeout(limit), outcomeBeforeARightAnswer(id, limit));
  }

  @Test
  void anAdapterThatFailsSaysHow() {
    assertEquals(
        new Outcome.Crash("the adapter failed: KeyError: 'strides'"),
        outcomeBeforeARightAnswer("error", PATIENT));
  }

  @Test
  void aGigabyteOnStandardErrorCostsNothing() {
    assertRight(outcomeBeforeARightAnswer("gigabyte-of-warnings", PATIENT));
  }

  @Test
  void aSecondAnswerIsNotTakenForTheNextCases() {
    try (ConvolutionEngine engine = start("")) {
      assertRight(engine.run(SmallFixture.call("twice")));
      assertInstanceOf(Outcome.Crash.class, engine.run(SmallFixture.call("good")));
      assertRight(engine.run(SmallFixture.call("good")));
    }
  }

  @Test
  void aQuestionThatIsNotSupportedIsNotAsked() {
    try (ConvolutionEngine engine = start("")) {
      ActivationCall call =
          new ActivationCall("a", "relu", java.util.Map.of(), SmallFixture.row(1, 2));
      assertEquals(
          new Outcome.Unsupported(
              "unruly has no activations: its hello does not list \"activation\""),
          engine.answer(call));
    }
  }

  @Test
  void anEngineThatDoesNotStartAgainEndsWithOneVerdictForTheRest() {
    try (ConvolutionEngine engine = start("once=" + directory.resolve("started"))) {
      assertRight(engine.run(SmallFixture.call("good")));
      assertInstanceOf(Outcome.Crash.class, engine.run(SmallFixture.call("kill")));
      Outcome rest =
          new Outcome.Crash(
              "not asked: the engine does not start any more: the engine's process ended with exit"
                  + " code 5: there is such a file");
      assertEquals(rest, engine.run(SmallFixture.call("good")));
      assertEquals(rest, engine.run(SmallFixture.call("kill")));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "hello={} | its hello is to have \"protocol\": \"keras-tck/engine/1\". Received: \"{}\"",
        "hello=Welcome! | printed what is no JSON object: \"Welcome!\"",
        "ready={} | the answer to prepare is to be {\"ready\": true}. Received: \"{}\"",
        "ready={\"error\":\"no_GPU\"} | no_GPU",
      })
  void aBadBeginningIsSaidInOneLine(String argument, String problem) {
    EngineException e = assertThrows(EngineException.class, () -> start(argument).close());
    String message = String.valueOf(e.getMessage());
    assertTrue(message.endsWith(" does not start: " + problem), message);
  }

  @Test
  void aCommandThatIsNoneIsSaidInOneLine() {
    EngineException e =
        assertThrows(
            EngineException.class,
            () -> Engines.open("process:/no/such/program", Optional.empty(), PATIENT));
    String message = String.valueOf(e.getMessage());
    assertTrue(
        message.startsWith(
            "Engine process:/no/such/program does not start: cannot run /no/such/program: "),
        message);
  }

  @Test
  void aCommandIsDividedIntoWordsAsAShellDoes() {
    assertEquals(
        List.of("python3", "my engine.py", "--name=a b", "", "x"),
        ProcessEngine.words(" python3 'my engine.py' --name=\"a b\" ''  x"));
    for (String command : List.of("", "  ", "python 'x", "python \"x")) {
      assertThrows(EngineException.class, () -> ProcessEngine.words(command));
    }
  }

  private Outcome outcomeBeforeARightAnswer(String id, Duration timeLimit) {
    try (ConvolutionEngine engine = Engines.open(command(""), Optional.empty(), timeLimit)) {
      assertRight(engine.run(SmallFixture.call("good")));
      Outcome outcome = engine.run(SmallFixture.call(id));
      assertRight(engine.run(SmallFixture.call("good")));
      return outcome;
    }
  }

  private static ConvolutionEngine start(String argument) {
    return Engines.open(command(argument), Optional.empty(), PATIENT);
  }

  private static String command(String argument) {
    return "process:'%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp target/test-classes %s '%s'"
        .formatted(
            Path.of(System.getProperty("java.home"), "bin", "java"),
            UnrulyProgram.class.getName(),
            argument);
  }

  private static void assertRight(Outcome outcome) {
    Outcome.Output output = assertInstanceOf(Outcome.Output.class, outcome, outcome.toString());
    assertArrayEquals(new float[] {1, 2}, output.tensor().data());
  }
}
