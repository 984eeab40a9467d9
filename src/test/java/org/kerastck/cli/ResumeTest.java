package org.kerastck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.SmallFixture;

/** Runs that are killed with SIGKILL, and gone on with. */
@Timeout(120)
class ResumeTest {
  private static final int KILLED = 137;

  @TempDir private Path directory;
  private Kit kit = new Kit(Path.of(""));
  private Path log = Path.of("");

  @BeforeEach
  void open() throws IOException {
    kit = Kit.in(directory);
    log = directory.resolve("log");
  }

  @Test
  void aRunThatIsKilledAgainAndAgainRepeatsNoCaseAndLosesNone() throws Exception {
    for (int i = 0; i < 2; i++) {
      assertEquals(KILLED, run(2, "--resume").status());
      assertTrue(kit.reportFiles().contains("unfinished.jsonl"));
    }
    Kit.Ended ended = run(2, "--resume");
    assertEquals("", ended.err());
    assertEquals(0, ended.status());
    assertEquals(SmallFixture.cases().stream().map(Case::id).toList(), Files.readAllLines(log));
    List<String> resumed = Files.readAllLines(kit.report().resolve("results.jsonl"));
    assertEquals(0, run(100).status());
    assertEquals(Files.readAllLines(kit.report().resolve("results.jsonl")), resumed);
  }

  @Test
  void aResumedRunLeavesNothingOfTheKilledOne() throws Exception {
    run(2);
    run(100, "--resume");
    try (Stream<Path> files = Files.list(kit.report())) {
      assertEquals(
          List.of(
              "causes.csv",
              "deviations.csv",
              "junit.xml",
              "outcomes.jsonl",
              "report.html",
              "results.jsonl",
              "summary.md"),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void aRunThatWasFinishedIsNotRunAgain() throws Exception {
    assertEquals(0, run(100).status());
    assertEquals(0, run(0, "--resume").status());
  }

  @Test
  void withoutTheOptionARunBeginsAgain() throws Exception {
    assertEquals(KILLED, run(2).status());
    assertEquals(0, run(100).status());
    assertEquals(2 + SmallFixture.cases().size(), Files.readAllLines(log).size());
  }

  @Test
  void aRunOfOtherFixturesIsNotGoneOnWith() throws Exception {
    assertEquals(KILLED, run(2).status());
    String other = Files.readString(SmallFixture.FILE).replace("for tests of", "for the tests of");
    Path file = Files.writeString(directory.resolve("other.json"), other);
    Kit.Ended ended = run(100, "--resume", "--fixtures", file.toString());
    assertEquals(2, ended.status());
    assertTrue(
        ended.err().startsWith("keras-tck: The run to resume is of other fixtures: SHA-256 "),
        ended.err());
    assertTrue(kit.reportFiles().contains("unfinished.jsonl"));
  }

  @Test
  void aRunOfAnotherShardIsNotGoneOnWith() throws Exception {
    assertEquals(KILLED, run(2).status());
    assertEquals(
        "keras-tck: The run to resume is of shard 1/1, not 1/2. Without --resume, this run takes"
            + " its place. In: "
            + kit.report().resolve("unfinished.jsonl")
            + "\n",
        run(100, "--resume", "--shard", "1/2").err());
  }

  @Test
  void aRefusedRunLeavesAFinishedOneAsItWas() throws Exception {
    assertEquals(0, run(100).status());
    List<String> finished = kit.reportFiles();
    assertEquals(2, run(100, "--resume", "--shard", "1/2").status());
    assertEquals(finished, kit.reportFiles());
    assertEquals(2, run(100, "--case", "conv3d-*").status());
    assertEquals(finished, kit.reportFiles());
  }

  @Test
  void aRefusedRunLeavesTheAnswersOfAKilledOne() throws Exception {
    assertEquals(KILLED, run(2).status());
    assertEquals(2, run(100, "--case", "conv3d-*").status());
    assertEquals(0, run(100, "--resume").status());
    assertEquals(SmallFixture.cases().size(), Files.readAllLines(log).size());
  }

  @Test
  void noAnswerToAFileThatIsNotTheListedOneIsKept() throws Exception {
    Path fixtures = Files.createDirectory(directory.resolve("fixtures"));
    Files.copy(SmallFixture.FILE, fixtures.resolve("small.json"));
    Files.writeString(
        fixtures.resolve("manifest.json"),
        """
        {"format": "keras-tck/manifest/1", "files": [{"path": "small.json", "cases": 4, "sha256": "%s"}]}
        """
            .formatted("0".repeat(64)));
    Kit.Ended ended = run(2, "--fixtures", fixtures.toString());
    assertEquals(2, ended.status());
    assertTrue(ended.err().contains("small.json"), ended.err());
    assertEquals(List.of(), kit.reportFiles());
  }

  /** A run whose engine kills its process after so many answers. */
  private Kit.Ended run(int answers, String... more) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("run", "--engine", "Mortal"));
    arguments.addAll(List.of("--report", kit.report().toString()));
    arguments.addAll(List.of(more));
    if (!arguments.contains("--fixtures")) {
      arguments.addAll(List.of("--fixtures", SmallFixture.FILE.toString()));
    }
    List<String> options = List.of("-Dmortal.life=" + answers, "-Dmortal.log=" + log);
    return kit.run(options, arguments.toArray(String[]::new));
  }
}
