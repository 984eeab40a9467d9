package org.kerastck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerastck.explain.Descriptor;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Golden;
import org.kerastck.fixture.SmallFixture;

/** Exit statuses of runs that come to their end. */
class RunCommandTest {
  private static final List<String> REPORT =
      List.of(
          "causes.csv",
          "deviations.csv",
          "junit.xml",
          "outcomes.jsonl",
          "report.html",
          "results.jsonl",
          "summary.md");

  @TempDir private Path directory;
  private Kit kit = new Kit(Path.of(""));
  private Path baseline = Path.of("");

  @BeforeEach
  void open() throws IOException {
    kit = Kit.in(directory);
    baseline = directory.resolve("b.csv");
  }

  @Test
  void anEngineThatConformsIsExitStatus0WithAReport() throws Exception {
    Kit.Ended ended = run("java");
    assertEquals("", ended.err());
    assertEquals(0, ended.status());
    assertEquals(REPORT, kit.reportFiles());
  }

  @Test
  void aHeapThatIsTooSmallIsExitStatus2AndOneLine() throws Exception {
    String row = "1,".repeat(8_000_000) + "1";
    Path file =
        Files.writeString(
            directory.resolve("large.json"),
            """
            {"format":"keras-tck/fixture/1","suite":"s","description":"d","cases":[
            {"id":"a","layer":{"class_name":"Conv2D","config":{"filters":1,"kernel_size":1}},
            "input":{"shape":[1,1,8000001,1],"dtype":"float32","data":[%s]}}]}
            """
                .formatted(row));
    Kit.Ended ended =
        kit.run(
            List.of("-Xmx24m"),
            "run",
            "--engine",
            "java",
            "--fixtures",
            file.toString(),
            "--report",
            kit.report().toString());
    assertEquals(2, ended.status());
    assertTrue(
        ended.err().matches("keras-tck: Out of memory: .*The heap is 24 MiB; java -Xmx gives.*\n"),
        ended.err());
  }

  /** Draws of a million elements, of which a small heap has no room for several at once. */
  @Test
  void aSmallHeapIsNotFilledByCallsAtOnce() throws Exception {
    Kit.Ended ended =
        kit.run(
            List.of("-Xmx64m", "-XX:ActiveProcessorCount=4"),
            "run",
            "--engine",
            "java",
            "--fixtures",
            "fixtures/initializers.json",
            "--report",
            kit.report().toString());
    assertEquals("", ended.err());
    assertEquals(0, ended.status(), ended.out());
  }

  @Test
  void aNewDeviationIsExitStatus1WithAReport() throws Exception {
    assertEquals(1, run("AllZeros").status());
    assertEquals(REPORT, kit.reportFiles());
  }

  @Test
  void knownDeviationsAreExitStatus0() throws Exception {
    run("AllZeros", "--baseline", baseline.toString(), "--update-baseline");
    assertEquals(0, run("AllZeros", "--baseline", baseline.toString()).status());
  }

  @Test
  void anEntryThatNoLongerDeviatesIsExitStatus1AndNamed() throws Exception {
    run("AllZeros", "--baseline", baseline.toString(), "--update-baseline");
    Kit.Ended ended = run("java", "--baseline", baseline.toString());
    assertEquals(1, ended.status());
    String id = Files.readAllLines(baseline).get(1).split(",", 2)[0];
    assertTrue(ended.out().contains("           stale  " + id + "\n"), ended.out());
    assertTrue(ended.out().contains("           now    conforms\n"), ended.out());
  }

  @Test
  void aStaleEntryOfACaseThatIsNamedIsSaidBesideTheVerdict() throws Exception {
    String id = SmallFixture.named("conv2d-same").id();
    Files.writeString(
        baseline, "case,verdict,kind,reason,link\n%s,deviates,shape,why,\n".formatted(id));
    Kit.Ended ended = run("java", "--case", id, "--baseline", baseline.toString());
    assertEquals(1, ended.status());
    String line = ended.out().lines().limit(3).collect(Collectors.joining(" "));
    assertEquals(
        id
            + "  java: conforms. The baseline's entry is stale: deviates (shape): why."
            + " See --update-baseline.",
        line.substring(0, line.indexOf(" Report:")));
  }

  @Test
  void anUpdateIsExitStatus0AndSaysWhatChanged() throws Exception {
    Kit.Ended ended = run("AllZeros", "--baseline", baseline.toString(), "--update-baseline");
    assertEquals(0, ended.status());
    String line =
        "Baseline %s: 4 entries; 4 added, 0 changed, 0 removed, 0 unchanged.".formatted(baseline);
    assertTrue(ended.out().contains(line), ended.out());
    assertTrue(ended.out().contains("such as conv2d"), ended.out());
    assertEquals(5, Files.readAllLines(baseline).size());
  }

  @Test
  void anyFailureCanBeMadeToFail() throws Exception {
    run("AllZeros", "--baseline", baseline.toString(), "--update-baseline");
    Kit.Ended ended = run("AllZeros", "--baseline", baseline.toString(), "--fail-on", "any");
    assertEquals(1, ended.status());
  }

  /** As the help says: it is new, too, that the engine conforms. */
  @Test
  void aStaleEntryFailsWhereAnyFailureDoes() throws Exception {
    run("AllZeros", "--baseline", baseline.toString(), "--update-baseline");
    Kit.Ended ended = run("java", "--baseline", baseline.toString(), "--fail-on", "any");
    assertEquals(1, ended.status());
  }

  @Test
  void noFailureCanBeMadeToFail() throws Exception {
    assertEquals(0, run("AllZeros", "--fail-on", "never").status());
  }

  @Test
  void filtersChooseCasesAndStandInTheHeader() throws Exception {
    assertEquals(
        0, run("java", "--layer", "Conv2D", "--flag", "Kernel*", "--suite", "sm?ll").status());

    List<String> lines = Files.readAllLines(kit.report().resolve("results.jsonl"));
    assertEquals(3, lines.size());
    assertTrue(
        lines
            .get(0)
            .endsWith("\"suites\":[\"sm?ll\"],\"flags\":[\"Kernel*\"],\"layers\":[\"Conv2D\"]}"),
        lines.get(0));
  }

  @Test
  void aFilterThatLetsNothingThroughIsExitStatus2() throws Exception {
    Kit.Ended ended = run("java", "--layer", "Conv2D", "--flag", "Nothing");
    assertEquals(2, ended.status());
    assertEquals(
        "keras-tck: No case matches --flag Nothing --layer Conv2D."
            + " Suites and flags are listed by: keras-tck fixtures\n",
        ended.err());
  }

  @ParameterizedTest
  @CsvSource({"--suite constraints, 58", "--shard 8/100 --suite constraints, 1"})
  void theBarCountsTheCasesThatAreChosen(String choice, int cases) throws Exception {
    List<String> arguments =
        new ArrayList<>(List.of("run", "--engine", "java", "--report", kit.report().toString()));
    arguments.addAll(List.of(choice.split(" ")));
    String out = kit.runOnTerminal(arguments.toArray(String[]::new)).out();
    assertTrue(out.contains("Cases 100% "), out);
    assertTrue(out.contains(" %d/%d ".formatted(cases, cases)), out);
    assertFalse(out.contains("/13172 "), out);
  }

  @Test
  void aSecondUpdateSaysWhatWasRemoved() throws Exception {
    run("AllZeros", "--baseline", baseline.toString(), "--update-baseline");
    String out = run("java", "--baseline", baseline.toString(), "--update-baseline").out();
    assertTrue(out.contains("0 entries; 0 added, 0 changed, 4 removed, 0 unchanged."), out);
    assertTrue(out.contains("  removed      "), out);
  }

  @Test
  void aConfigurationThatNoFixtureHasIsMadeOnTheSpot() throws Exception {
    String line = "conv2d_transpose-valid-n1x1-k1x1-s1x2-b1c1f1-last-nobias";
    Kit.Ended right = run("java", "--case", line);
    assertEquals(0, right.status(), right.err());
    assertTrue(right.out().contains(line + "  java: conforms"), right.out());
    Kit.Ended wrong = run("AllZeros", "--case", line);
    assertEquals(1, wrong.status(), wrong.err());
    assertTrue(
        wrong.out().replaceAll("\\s+", " ").contains("AllZeros: deviates (value), in no fixture. "),
        wrong.out());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "conv2d-valid-n1x1-k3x3-s1x1-b1c1f1-last-bias",
        "conv2d-same-n5x4-k3x2-s2x1-op1x1",
        "conv2d_transpose-n5-k3-g2-b1c2f2"
      })
  void aConfigurationThatKerasRefusesHasToBeRefused(String line) throws Exception {
    Case made = Descriptor.read(line).made().orElseThrow();
    assertInstanceOf(Golden.Raised.class, made.expected());
    Kit.Ended right = run("java", "--case", line);
    assertEquals(0, right.status(), right.err());
    assertTrue(right.out().contains(line + "  java: conforms"), right.out());
  }

  @Test
  void aLineMayAskForGradients() throws Exception {
    String line = "conv2d-same-n3x4-k2x1-s1x1-b1c1f1-last-bias-relu-gradients";
    Kit.Ended right = run("java", "--case", line);
    assertEquals(0, right.status(), right.err());
    assertTrue(right.out().contains(line + "  java: conforms"), right.out());
  }

  @Test
  void aConfigurationOfWhichNothingIsKnownIsNotJudged() throws Exception {
    Kit.Ended none = run("java", "--case", "conv2d-valid-n3-k1-gelu-gradients");
    assertEquals(2, none.status());
    assertTrue(none.err().contains("nothing here says what Keras gives for it"), none.err());
  }

  /** On the command line it is its command, which sorts after java; its own name is before. */
  @Test
  void aProcessStandsWhereItsNameDoesAndIsRunAgainByItsCommand() throws Exception {
    String process =
        "process:java -XX:TieredStopAtLevel=1 -cp target/test-classes"
            + " org.kerastck.engine.wrong.UnrulyProgram name=early";
    Kit.Ended ended = run("java", "--engine", process);

    assertEquals(1, ended.status(), ended.err());
    String out = ended.out();
    assertTrue(out.startsWith("early 1"), out);
    assertTrue(out.indexOf("java ") > 0, out);
    assertTrue(
        out.contains("run --engine '" + process + "' --fixtures " + SmallFixture.FILE + " --case "),
        out);
    String last = out.substring(out.lastIndexOf("  engine  "));
    assertTrue(last.matches("(?s)  engine .*\n  early .*\n  java .*"), last);
    String causes = Files.readString(kit.report().resolve("causes.csv"));
    assertTrue(causes.contains("--engine '" + process + "'"), causes);
  }

  @Test
  void oneElementOfAnActivationsCase() throws Exception {
    String one = "elu-alpha0.3-grid@3";
    Kit.Ended right = runActivations(one);
    assertEquals(0, right.status(), right.err());
    assertTrue(right.out().contains(one + "  java: conforms"), right.out());

    Kit.Ended none = runActivations("elu-alpha0.3-grid@1000");
    assertEquals(2, none.status());
    assertTrue(
        none.err()
            .contains(
                "No case has the id \"elu-alpha0.3-grid\", or it has no part of that number."),
        none.err());
  }

  private Kit.Ended runActivations(String line) throws Exception {
    return kit.run(
        "run",
        "--fixtures",
        "fixtures/activations.json",
        "--engine",
        "java",
        "--report",
        kit.report().toString(),
        "--case",
        line);
  }

  @Test
  void theLocaleChangesNoDigit() throws Exception {
    String[] arguments = {
      "run", "--fixtures", SmallFixture.FILE.toString(), "--engine", "AllZeros", "--report"
    };
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add(kit.report().toString());
    String[] complete = all.toArray(String[]::new);
    String here = kit.run(complete).out();
    List<String> arabic = List.of("-Duser.language=ar", "-Duser.country=EG");
    assertEquals(here, kit.run(arabic, complete).out());
    assertTrue(here.contains("4 of 6 cases fail"), here);
  }

  private Kit.Ended run(String engine, String... more) throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "run",
                "--fixtures",
                SmallFixture.FILE.toString(),
                "--engine",
                engine,
                "--report",
                kit.report().toString()));
    arguments.addAll(List.of(more));
    return kit.run(arguments.toArray(String[]::new));
  }
}
