package org.kerastck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.kerastck.fixture.SmallFixture;

/** Reports of shards, made by real runs, become one or are refused. */
@Timeout(120)
class MergeCommandTest {
  @TempDir private Path directory;
  private Kit kit = new Kit(Path.of(""));

  @BeforeEach
  void open() throws IOException {
    kit = Kit.in(directory);
  }

  @Test
  void shardsOfAllEnginesMakeTheReportOfOneRun() throws Exception {
    run("whole", "java,AllZeros");
    run("a1", "java", "--shard", "1/2");
    run("a2", "java", "--shard", "2/2");
    run("b", "AllZeros");
    Kit.Ended merged = merge("a2", "b", "a1");
    assertEquals("", merged.err());
    assertEquals(1, merged.status());
    // Summary and page also name the smallest configuration, for which a run asks its engine.
    assertTrue(
        merged.out().contains(" --fixtures " + SmallFixture.FILE + " --case "), merged.out());
    for (String file : List.of("results.jsonl", "deviations.csv")) {
      assertEquals(
          Files.readAllLines(directory.resolve("whole").resolve(file)),
          Files.readAllLines(kit.report().resolve(file)),
          file);
    }
    assertTrue(Files.readString(kit.report().resolve("summary.md")).contains("4 of 6 cases fail"));
    assertTrue(Files.size(kit.report().resolve("report.html")) > 0);
  }

  @Test
  void aMergedReportCanBeMergedAgain() throws Exception {
    run("a", "java", "--shard", "1/2");
    run("b", "java", "--shard", "2/2");
    merge("a", "b");
    List<String> once = Files.readAllLines(kit.report().resolve("results.jsonl"));
    Files.move(kit.report(), directory.resolve("c"));
    assertEquals(0, merge("c").status());
    assertEquals(once, Files.readAllLines(kit.report().resolve("results.jsonl")));
  }

  @Test
  void aBaselineIsHeldAgainstTheWhole() throws Exception {
    Path baseline = directory.resolve("b.csv");
    run("whole", "AllZeros", "--baseline", baseline.toString(), "--update-baseline");
    run("a", "AllZeros", "--shard", "1/2");
    run("b", "AllZeros", "--shard", "2/2");
    assertEquals(0, merge("a", "b", "--baseline", baseline.toString()).status());
  }

  @Test
  void aShardThatIsMissingIsNamed() throws Exception {
    run("a", "java", "--shard", "1/3");
    assertRefused("Engine java lacks shards 2/3, 3/3. In: " + journal("a"), "a");
  }

  @Test
  void aShardThatIsThereTwiceIsNamed() throws Exception {
    run("a", "java", "--shard", "1/2");
    assertRefused(
        "Shard 1/2 of engine java is here, and in %s. In: %s".formatted(journal("a"), journal("a")),
        "a",
        "a");
  }

  @Test
  void divisionsThatDifferAreNamed() throws Exception {
    run("a", "java", "--shard", "1/2");
    run("b", "java", "--shard", "2/3");
    assertRefused(
        "Engine java is divided into 3 shards here, and into 2 in %s. In: %s"
            .formatted(journal("a"), journal("b")),
        "a",
        "b");
  }

  @Test
  void versionsThatDifferAreNamed() throws Exception {
    run("a", "AllZeros", "--shard", "1/2");
    run("b", "AllZeros", "--shard", "2/2");
    replace("b", "\"AllZeros\":\"1\"", "\"AllZeros\":\"2\"");
    assertRefused(
        "Engine AllZeros is of version 2 here, and of version 1 in %s. In: %s"
            .formatted(journal("a"), journal("b")),
        "a",
        "b");
  }

  @Test
  void fixturesThatDifferAreNamed() throws Exception {
    run("a", "java", "--shard", "1/2");
    String other = Files.readString(SmallFixture.FILE).replace("for tests of", "for the tests of");
    Path file = Files.writeString(directory.resolve("other.json"), other);
    run("b", "java", "--shard", "2/2", "--fixtures", file.toString());
    String refusal = merge("a", "b").err();
    assertEquals(
        "keras-tck: This run is of other fixtures: SHA-256 HASH, not HASH as in %s. In: %s\n"
            .formatted(journal("a"), journal("b")),
        refusal.replaceAll("(SHA-256|not) [0-9a-f]{12}", "$1 HASH"));
  }

  @Test
  void fixturesThatAreNotThoseHereAreRefused() throws Exception {
    run("a", "java");
    replace("a", "\"fixtures\":\"", "\"fixtures\":\"0");
    String refusal = merge("a").err();
    assertEquals(
        "keras-tck: The shards are of other fixtures: SHA-256 HASH, not HASH as here. In: %s\n"
            .formatted(directory.resolve("a")),
        refusal.replaceAll("(SHA-256|not) [0-9a-f]{12}", "$1 HASH"));
  }

  @Test
  void aReportThatWasCutOffIsRefused() throws Exception {
    run("a", "java");
    List<String> lines = Files.readAllLines(journal("a"));
    Files.write(journal("a"), lines.subList(0, 4));
    assertRefused("The run was not finished. --resume finishes it. In: " + journal("a"), "a");
    assertEquals(List.of(), kit.reportFiles());
  }

  @Test
  void aDirectoryWithoutAReportIsRefused() throws Exception {
    assertRefused(
        "There is no such file; the complete report of a run has it. In: " + journal("nothing"),
        "nothing");
  }

  @Test
  void variablesOfCiSystemsDivideARun() throws Exception {
    String[] arguments = {
      "run", "--fixtures", SmallFixture.FILE.toString(), "--engine", "java", "--report", ""
    };
    for (int i = 1; i <= 2; i++) {
      arguments[6] = directory.resolve("a" + i).toString();
      Kit.Ended ended =
          kit.run(Map.of("CI_NODE_INDEX", Integer.toString(i), "CI_NODE_TOTAL", "2"), arguments);
      assertEquals(0, ended.status());
      assertEquals(
          "Shard %d/2 (CI_NODE_INDEX=%d CI_NODE_TOTAL=2).".formatted(i, i),
          ended.out().lines().findFirst().orElse(""));
    }
    assertEquals(0, merge("a1", "a2").status());
  }

  @Test
  void bazelIsToldThatShardingIsUnderstood() throws Exception {
    Path status = directory.resolve("status");
    kit.run(
        Map.of(
            "TEST_SHARD_INDEX", "0",
            "TEST_TOTAL_SHARDS", "2",
            "TEST_SHARD_STATUS_FILE", status.toString()),
        "run",
        "--fixtures",
        SmallFixture.FILE.toString(),
        "--engine",
        "java",
        "--report",
        kit.report().toString());
    assertEquals("", Files.readString(status));
  }

  @Test
  void severalThreadsLeaveTheSameReport() throws Exception {
    run("one", "java,Unruly,AllZeros");
    run("four", "java,Unruly,AllZeros", "--threads", "4");
    assertEquals(
        Files.readAllLines(directory.resolve("one/results.jsonl")),
        Files.readAllLines(directory.resolve("four/results.jsonl")));
  }

  @Test
  void anEngineThatTakesCallsAtOnceLeavesTheReportOfOneThread() throws Exception {
    run("own", "java");
    run("one", "java", "--threads", "1");
    assertEquals(
        Files.readAllLines(directory.resolve("one/results.jsonl")),
        Files.readAllLines(directory.resolve("own/results.jsonl")));
  }

  private void run(String report, String engine, String... more) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("run", "--engine", engine));
    arguments.addAll(List.of("--report", directory.resolve(report).toString()));
    arguments.addAll(List.of(more));
    if (!arguments.contains("--fixtures")) {
      arguments.addAll(List.of("--fixtures", SmallFixture.FILE.toString()));
    }
    assertFalse(kit.run(arguments.toArray(String[]::new)).status() == 2);
  }

  private Kit.Ended merge(String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of("merge"));
    // Directories come first: picocli would take them behind --fixtures for more fixtures.
    Arrays.stream(arguments)
        .takeWhile(argument -> !argument.startsWith("--"))
        .forEach(report -> all.add(directory.resolve(report).toString()));
    all.addAll(List.of("--report", kit.report().toString()));
    all.addAll(List.of("--fixtures", SmallFixture.FILE.toString()));
    all.addAll(Arrays.stream(arguments).dropWhile(argument -> !argument.startsWith("--")).toList());
    return kit.run(all.toArray(String[]::new));
  }

  private void assertRefused(String line, String... reports) throws Exception {
    Kit.Ended ended = merge(reports);
    assertEquals("keras-tck: " + line + "\n", ended.err());
    assertEquals(2, ended.status());
  }

  private Path journal(String report) {
    return directory.resolve(report).resolve("outcomes.jsonl");
  }

  private void replace(String report, String text, String by) throws IOException {
    Path file = journal(report);
    Files.writeString(file, Files.readString(file).replace(text, by));
  }
}
