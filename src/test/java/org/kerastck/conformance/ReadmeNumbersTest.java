package org.kerastck.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.kerastck.fixture.Manifest;

/** The numbers of the README's table of what ND4J gets wrong add up. */
class ReadmeNumbersTest {
  private static final Path FIXTURES = Path.of("fixtures");

  /** A row: how many cases, and, in its last column, what they are. */
  private static final Pattern ROW =
      Pattern.compile(
          "^\\| ([0-9,]+) \\|.*\\| `([a-z_]+)`(?:, `[a-z_]+`)? \\|$", Pattern.MULTILINE);

  /** A part of a row's cases, named in it. */
  private static final Pattern PART = Pattern.compile("\\(([0-9][0-9,]*)\\)");

  @Test
  void theRowsAreAllCases() throws IOException {
    long sum = rows().values().stream().mapToLong(Long::longValue).sum();
    assertEquals(Manifest.of(FIXTURES).caseCount(), sum);
  }

  @Test
  void thoseThatFailAreTheBaseline() throws IOException {
    Map<String, Long> rows = rows();
    rows.keySet().removeAll(Set.of("unsupported", "conforms"));
    assertEquals(
        BaselineFile.read(FIXTURES.resolve("baselines/nd4j-1.0.0-M2.1.csv")).entries().size(),
        rows.values().stream().mapToLong(Long::longValue).sum());
  }

  @Test
  void thePartsOfARowAreTheRow() throws IOException {
    Matcher row = ROW.matcher(table());
    while (row.find()) {
      long parts = PART.matcher(row.group()).results().mapToLong(ReadmeNumbersTest::number).sum();
      assertEquals(parts == 0 ? 0 : number(row.toMatchResult()), parts, row.group());
    }
  }

  /** Cases by the first of a row's verdicts or kinds. */
  private static Map<String, Long> rows() throws IOException {
    Map<String, Long> rows = new TreeMap<>();
    Matcher row = ROW.matcher(table());
    while (row.find()) {
      rows.merge(row.group(2), number(row.toMatchResult()), Long::sum);
    }
    return rows;
  }

  private static String table() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    int start = readme.indexOf("## What ND4J gets wrong");
    return readme.substring(start, readme.indexOf("\n## ", start));
  }

  private static long number(MatchResult match) {
    return Long.parseLong(match.group(1).replace(",", ""));
  }
}
