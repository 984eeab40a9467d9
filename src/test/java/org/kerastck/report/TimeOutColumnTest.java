package org.kerastck.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kerastck.conformance.EngineSummary;
import org.kerastck.conformance.SmallResult;
import org.kerastck.conformance.Tally;
import org.kerastck.conformance.Verdict;
import org.kerastck.fixture.SmallFixture;
import org.kerastck.run.SummaryTable;

/** A time-out is no crash: tables count it in a column of its own, which is there where one is. */
class TimeOutColumnTest {
  private static final Verdict CRASH = new Verdict.Crashed("SIGFPE");
  private static final Verdict LATE = new Verdict.TimedOut("No answer within 0.2 s");

  @TempDir private Path directory;

  @Test
  void onTheTerminal() {
    EngineSummary calm = summary(CRASH, CRASH);
    EngineSummary late = summary(CRASH, LATE, LATE);
    String text = terminal(List.of(calm, late));
    String wide =
        "  suite                            cases conforms cont. deviate unsupp. crashed\n";
    String narrow =
        """
          suite                            cases  conf. cont.   dev. unsup. crash t.out
          small                                3      -     -      -      -     1     2
        """;
    String engines =
        """
          engine                           cases  conf. cont.   dev. unsup. crash t.out
          e                                    2      -     -      -      -     2     -
          e                                    3      -     -      -      -     1     2
        """;
    assertTrue(text.contains(wide), text);
    assertTrue(text.contains(narrow), text);
    assertTrue(text.contains(engines), text);
    text.lines()
        .filter(line -> !line.contains("java -jar"))
        .forEach(line -> assertTrue(line.length() <= 80, line));
  }

  @Test
  void inTheSummary() throws IOException {
    assertTrue(
        markdown(summary(CRASH, LATE, LATE))
            .contains(
                """
                | suite | cases | conforms | contested | deviates | unsupported | crashed | timed_out |
                |---|--:|--:|--:|--:|--:|--:|--:|
                | small | 3 | 0 | 0 | 0 | 0 | 1 | 2 |
                | **all** | 3 | 0 | 0 | 0 | 0 | 1 | 2 |
                """));
    assertTrue(
        markdown(summary(CRASH))
            .contains(
                """
                | suite | cases | conforms | contested | deviates | unsupported | crashed |
                |---|--:|--:|--:|--:|--:|--:|
                | small | 1 | 0 | 0 | 0 | 0 | 1 |
                """));
  }

  private static EngineSummary summary(Verdict... verdicts) {
    Tally tally = new Tally();
    for (Verdict verdict : verdicts) {
      tally.add(SmallResult.of(SmallFixture.tripled(), verdict, Optional.empty(), false));
    }
    assertEquals(verdicts.length, tally.failures());
    return EngineSummary.of("e", "1", tally);
  }

  private static String terminal(List<EngineSummary> engines) {
    StringWriter text = new StringWriter();
    new SummaryTable(new PrintWriter(text), Reproduction.COMMAND_LINE).print(engines);
    return text.toString();
  }

  private String markdown(EngineSummary engine) throws IOException {
    Path file = directory.resolve("summary.md");
    try (SummaryMarkdownWriter writer = new SummaryMarkdownWriter(file, SmallReport.HEADER)) {
      writer.finish(List.of(engine));
    }
    return Files.readString(file);
  }
}
