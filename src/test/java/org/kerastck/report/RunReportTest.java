package org.kerastck.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All files of a report, or none. */
class RunReportTest {
  @TempDir private Path directory;

  @Test
  void aCompleteReportHasItsFilesAlone() throws IOException {
    SmallReport.write(directory);
    assertEquals(
        List.of(
            "causes.csv",
            "deviations.csv",
            "junit.xml",
            "report.html",
            "results.jsonl",
            "summary.md"),
        files());
  }

  @Test
  void aReportThatWasNotCompletedLeavesNothing() throws IOException {
    beginAndGiveUp();
    assertEquals(List.of(), files());
  }

  @Test
  void anEarlierReportStaysWhereARunWasGivenUp() throws IOException {
    SmallReport.write(directory);
    List<String> earlier = files();
    String results = Files.readString(directory.resolve("results.jsonl"));
    beginAndGiveUp();
    assertEquals(earlier, files());
    assertEquals(results, Files.readString(directory.resolve("results.jsonl")));
  }

  @Test
  void aLaterReportReplacesAnEarlierOne() throws IOException {
    Files.writeString(directory.resolve("results.jsonl"), "earlier");
    SmallReport.write(directory);
    assertEquals(8, Files.readAllLines(directory.resolve("results.jsonl")).size());
  }

  @Test
  void aFileIsNoDirectoryForAReport() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    assertThrows(
        NotDirectoryException.class,
        () -> RunReport.begin(file, SmallReport.header(Map.of(), Map.of())));
  }

  @Test
  void aDirectoryThatWasMadeInVainGoesAndOneThatWasThereStays() throws IOException {
    beginAndGiveUp(directory.resolve("new/one"));
    assertFalse(Files.exists(directory.resolve("new")));
    Files.createDirectory(directory.resolve("old"));
    beginAndGiveUp(directory.resolve("old/one"));
    assertEquals(List.of("old"), files());
  }

  /** What others put beside the report meanwhile is theirs. */
  @Test
  void aDirectoryWithSomethingElseInItStays() throws IOException {
    Path made = directory.resolve("new");
    try (RunReport report = RunReport.begin(made, SmallReport.HEADER)) {
      Files.createFile(made.resolve("else"));
      report.write(SmallReport.results().get(1));
    }
    assertTrue(Files.exists(made.resolve("else")));
  }

  @Test
  void aFileThatCannotTakeItsPlaceIsNamedByThat() throws IOException {
    Path place = directory.resolve("results.jsonl");
    Files.createDirectories(place.resolve("full"));
    FileSystemException refused =
        assertThrows(FileSystemException.class, () -> SmallReport.write(directory));
    assertEquals(place.toString(), refused.getFile());
  }

  private void beginAndGiveUp() throws IOException {
    beginAndGiveUp(directory);
  }

  private static void beginAndGiveUp(Path directory) throws IOException {
    try (RunReport report = RunReport.begin(directory, SmallReport.HEADER)) {
      report.write(SmallReport.results().get(1));
    }
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
