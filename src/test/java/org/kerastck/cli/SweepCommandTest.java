package org.kerastck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kerastck.tool.Tool;

class SweepCommandTest {
  @TempDir private Path directory = Path.of("");
  private Kit kit = new Kit(Path.of(""));

  @BeforeEach
  void makeKit() throws Exception {
    kit = Kit.in(directory);
  }

  @Test
  void anEngineThatIsRightConformsAndTheSeedDrawsTheSameAgain() throws Exception {
    Kit.Ended ended = sweep("--engine", "java", "--cases", "300", "--report", report());
    assertEquals("", ended.err());
    assertEquals(0, ended.status(), ended.out());
    assertTrue(ended.out().matches("(?s)Seed \\d+\\.\n\njava .*  Conforms\\.\n.*"), ended.out());
    assertTrue(kit.reportFiles().contains("report.html"), kit.reportFiles().toString());
    String results = results();

    String seed = ended.out().substring("Seed ".length(), ended.out().indexOf('.'));
    sweep("--engine", "java", "--cases", "300", "--seed", seed, "--report", report());
    assertEquals(results, results());
  }

  @Test
  void aReportSaysHowItsCasesAreDrawnAgain() throws Exception {
    String[] drawing = {
      "conv2d-same", "--engine", "java", "--oracle", "nd4j", "--cases", "20", "--seed", "7"
    };
    Kit.Ended ended =
        sweep(
            Stream.concat(Stream.of(drawing), Stream.of("--report", report()))
                .toArray(String[]::new));
    assertEquals(0, ended.status(), ended.err());
    String command = "java -jar target/keras-tck.jar sweep " + String.join(" ", drawing);
    JsonNode header = new ObjectMapper().readTree(results().lines().findFirst().orElseThrow());
    assertEquals(command, header.path("sweep").asText());
    assertTrue(header.path("oracle").asText().startsWith("nd4j 1."), header.toString());
    String summary = Files.readString(kit.report().resolve("summary.md"));
    assertTrue(summary.contains("<code>" + command + "</code>"), summary);
    assertTrue(Files.readString(kit.report().resolve("report.html")).contains(command));
  }

  @Test
  void oneThatIsWrongIsToldWhatAndHowToSeeIt() throws Exception {
    Kit.Ended ended = sweep("conv2d-same", "--engine", "AllZeros", "--cases", "20", "--seed", "1");
    assertEquals(1, ended.status(), ended.err());
    assertTrue(ended.out().contains("run --engine AllZeros --case conv2d-same-n"), ended.out());
    assertEquals(0, sweep("--engine", "AllZeros", "--cases", "5", "--fail-on", "never").status());
  }

  @Test
  void anOracleIsHeldAgainstTheDefinitionAndWhatItContestsIsNobodysFault() throws Exception {
    Kit.Ended ended =
        sweep(
            "conv2d_transpose-nobias-linear",
            "--engine",
            "java",
            "--oracle",
            "nd4j",
            "--seed",
            "1");
    assertEquals(0, ended.status(), ended.err());
    assertTrue(ended.out().startsWith("Seed 1, oracle nd4j 1.0.0-M2.1.\n\njava "), ended.out());
    String section = "\nOracle, held against the plain definition:\n\nnd4j 1.0.0-M2.1\n";
    assertTrue(ended.out().contains(" in the baseline, - new."), ended.out());
    assertTrue(ended.out().contains(section), ended.out());
    assertTrue(ended.out().contains("  Conforms.\n"), ended.out());
  }

  @Test
  void kerasItself() throws Exception {
    String keras =
        "process:%s adapters/python/keras_engine.py".formatted(Tool.KERAS_ON_TENSORFLOW.orSkip());
    Kit.Ended ended = sweep("--engine", "java", "--oracle", keras, "--cases", "300", "--seed", "1");
    assertEquals("", ended.err());
    assertEquals(0, ended.status(), ended.out());
    assertTrue(ended.out().contains(", oracle keras-tensorflow 3."), ended.out());
    String oracle = ended.out().substring(ended.out().indexOf("\nOracle, held"));
    List<String> counts = List.of(line(oracle, "  all ").trim().split(" +"));
    assertEquals("300", counts.get(1));
    assertTrue(Integer.parseInt(counts.get(2)) > 250, oracle);
  }

  @ParameterizedTest(name = "sweep {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "--cases 0 | --cases must be from 1 to 10000000. Received: 0",
        "conv2d-k | part \"k\" says no configuration",
        "dense-k3 | it does not begin with conv2d or conv2d_transpose",
        "--oracle java --engine java | No engine is its own oracle. Received: --oracle java",
        "--oracle abacus --engine java | Unknown engine \"abacus\".",
        "--engine java,AllZeros --baseline b.csv | --baseline goes with exactly one --engine.",
        "conv2d-n1024-k1000-b1000c1000f1000 --engine java | takes the plain definition too long.",
        "conv2d-k10000 --engine java | A sweep takes numbers from 1 to 1024. Received: k10000",
        "--engine java --oracle Unruly --cases 3 | agrees with the plain definition in no case.",
        "--engine java conv2d-same | A line stands before all options. Received: conv2d-same",
        "conv2d-c0f0 --engine java | A sweep takes numbers from 1 to 1024. Received: f0 in c0f0",
        "--seed x | Invalid value for option '--seed': 'x' is not a long.",
        "conv2d-gelu-gradients-n5-k3-s1-d1 --engine java | No case can be drawn that is to be judged."
            + " Received: conv2d-gelu-gradients-n5-k3-s1-d1"
      })
  void whatCannotBeDoneIsSaidInOneLine(String arguments, String message) throws Exception {
    Kit.Ended ended = sweep(arguments.trim().split(" "));
    assertEquals(2, ended.status(), ended.out());
    assertTrue(ended.err().contains(message.trim()), ended.err());
    assertEquals(1, ended.err().lines().count(), ended.err());
  }

  /** Of another run's answers merge would make another report. */
  @Test
  void itsReportTakesThePlaceOfARunsAsAWhole() throws Exception {
    kit.run("run", "--engine", "java", "--suite", "constraints", "--report", report());
    assertTrue(kit.reportFiles().contains("outcomes.jsonl"));
    sweep("--engine", "java", "--cases", "5", "--report", report());
    assertFalse(kit.reportFiles().contains("outcomes.jsonl"), kit.reportFiles().toString());
  }

  @Test
  void aLineThatLeavesFewCasesSaysHowMany() throws Exception {
    Kit.Ended ended =
        sweep("conv2d-same-n4-k2-s1-d1-b1c1f1-last-nobias-relu", "--engine", "java", "--seed", "1");
    assertEquals(0, ended.status(), ended.err());
    assertTrue(
        ended.out().contains("After 2 cases the line leaves nothing new to be drawn.\n"),
        ended.out());
  }

  private Kit.Ended sweep(String... arguments) throws Exception {
    return kit.run(Stream.concat(Stream.of("sweep"), Stream.of(arguments)).toArray(String[]::new));
  }

  private String report() {
    return kit.report().toString();
  }

  private String results() throws Exception {
    return Files.readString(kit.report().resolve("results.jsonl"));
  }

  private static String line(String text, String beginning) {
    return text.lines().filter(line -> line.startsWith(beginning)).findFirst().orElseThrow();
  }
}
