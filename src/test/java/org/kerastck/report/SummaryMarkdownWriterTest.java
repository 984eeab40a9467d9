package org.kerastck.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kerastck.conformance.CauseSummary;
import org.kerastck.conformance.EngineSummary;
import org.kerastck.conformance.Tally;
import org.kerastck.conformance.Verdict;

/** The summary and the annotations that CI shows. */
class SummaryMarkdownWriterTest {
  @TempDir private Path directory = Path.of("");

  @Test
  void saysTheCausesAndHowToSeeThem() throws IOException {
    SampleRun.write(directory, List.of(Path.of("fixtures/conv2d/geometry.json")), 30);
    String text = Files.readString(directory.resolve("summary.md"));
    assertTrue(text.contains("## java "), text);
    assertTrue(text.contains("**Conforms**"), text);
    assertTrue(text.contains("same padding puts the extra zero before instead of after"), text);
    assertTrue(text.contains("<code>java -jar target/keras-tck.jar run --engine lower"), text);
  }

  @Test
  void staysBelowAMebibyteWhateverHappens() throws IOException {
    Path file = directory.resolve("summary.md");
    try (SummaryMarkdownWriter writer = new SummaryMarkdownWriter(file, SmallReport.HEADER)) {
      Tally tally = new Tally();
      for (int i = 0; i < 200; i++) {
        tally.add(SampleRun.hostile(new Verdict.Crashed("|".repeat(10_000) + i), i));
      }
      List<CauseSummary> causes = EngineSummary.of("", "", tally).causes();
      List<EngineSummary> engines = new ArrayList<>();
      for (int i = 0; i < 2000; i++) {
        engines.add(new EngineSummary("engine" + i, "&".repeat(1000), tally, causes));
      }
      writer.finish(engines);
    }
    assertTrue(Files.size(file) < 1024 * 1024);
    assertTrue(Files.readString(file).contains("left out here"));
  }

  @Test
  void hostileTextIsNoMarkup() throws IOException {
    SampleRun.writeHostile(directory);
    String text = Files.readString(directory.resolve("summary.md"));
    assertFalse(text.contains("<script"), text);
    assertFalse(text.contains("<img"), text);
    assertTrue(text.contains("<br>where &#60;/script"), text);
    assertFalse(text.contains("\n::error"), text);
    for (String line : text.split("\n", -1)) {
      assertTrue(line.matches("(\\||#|\\*\\*).*|"), line);
    }
  }

  @Test
  void annotatesAtMostTenCauses() {
    Tally tally = new Tally();
    for (int i = 0; i < 30; i++) {
      tally.add(SampleRun.hostile(new Verdict.Crashed(i + SampleRun.HOSTILE), i));
    }
    Tally fresh = new Tally();
    for (int i = 0; i < 30; i++) {
      fresh.add(SampleRun.hostile(new Verdict.TimedOut(i + SampleRun.HOSTILE), i));
    }
    Map<String, String> environment = Map.of("GITHUB_ACTIONS", "true");
    assertEquals(List.of(), annotations(environment, tally), "known failures");
    List<String> lines = annotations(environment, fresh);
    assertEquals(10, lines.size());
    lines.forEach(line -> assertTrue(line.startsWith("::error title="), line));
    assertEquals(List.of(), annotations(Map.of(), fresh));
  }

  @Test
  void appendsToTheJobsSummary() throws IOException {
    Path summary = Files.writeString(directory.resolve("summary.md"), "new\n");
    Path job = Files.writeString(directory.resolve("job.md"), "old\n");
    new GithubActions(Map.of("GITHUB_STEP_SUMMARY", job.toString()), Reproduction.COMMAND_LINE)
        .summarize(summary);
    assertEquals("old\nnew\n", Files.readString(job));
  }

  private static List<String> annotations(Map<String, String> environment, Tally tally) {
    StringWriter text = new StringWriter();
    new GithubActions(environment, Reproduction.COMMAND_LINE)
        .annotate(List.of(EngineSummary.of("a,b:c", "1", tally)), new PrintWriter(text));
    return text.toString().lines().toList();
  }
}
