package org.kerastck.conformance;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.kerastck.engine.ConvolutionEngine;

/**
 * Baselines as CSV: {@code case,verdict,kind,reason,link}, sorted by case; where a case does not
 * always fail also {@code occurs}, which is {@code sometimes} there and empty elsewhere.
 */
public final class BaselineFile {
  private static final List<String> COLUMNS = List.of("case", "verdict", "kind", "reason", "link");
  private static final List<String> ALL_COLUMNS =
      Stream.concat(COLUMNS.stream(), Stream.of("occurs")).toList();
  private static final String SOMETIMES = "sometimes";
  private static final CSVFormat READ = CSVFormat.DEFAULT;
  private static final CSVFormat WRITE = CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

  private BaselineFile() {}

  /** Where an engine's baseline is kept: {@code baselines/NAME-VERSION.csv} below the fixtures. */
  public static Path committed(Path fixtures, ConvolutionEngine engine) {
    return fixtures
        .resolve("baselines")
        .resolve("%s-%s.csv".formatted(engine.name(), engine.version()));
  }

  /** The baseline in a file, or an empty one where there is no such file. */
  public static Baseline readIfPresent(Path file) {
    return Files.exists(file) ? read(file) : Baseline.empty();
  }

  /**
   * The baseline in a file.
   *
   * @throws BaselineException where it cannot be read
   */
  public static Baseline read(Path file) {
    Map<String, Baseline.Entry> entries = new TreeMap<>();
    long line = 1;
    try (CSVParser csv = READ.parse(new StringReader(BaselineText.read(file)))) {
      Iterator<CSVRecord> rows = csv.iterator();
      List<String> columns = rows.hasNext() ? rows.next().toList() : List.of();
      checkHeader(file, columns);
      line = csv.getCurrentLineNumber() + 1;
      while (rows.hasNext()) {
        add(entries, columns, rows.next(), file, line);
        line = csv.getCurrentLineNumber() + 1;
      }
    } catch (IOException | UncheckedIOException e) {
      // The text is read by now: it is no CSV.
      throw new BaselineException(
          "A value in quotes ends with a quote, and a comma or the end of the line behind it;"
              + " a quote in it is doubled. In: %s, line %d".formatted(file, line));
    }
    return new Baseline(entries);
  }

  private static void add(
      Map<String, Baseline.Entry> entries,
      List<String> columns,
      CSVRecord row,
      Path file,
      long line) {
    if (row.size() != columns.size()) {
      throw new BaselineException(
          "This baseline has the columns %s. Received: %d columns. In: %s, line %d"
              .formatted(String.join(", ", columns), row.size(), file, line));
    }
    String occurs = columns.equals(ALL_COLUMNS) ? row.get(COLUMNS.size()) : "";
    Baseline.Entry entry =
        new Baseline.Entry(
            row.get(1), row.get(2), row.get(3), row.get(4), occurs.equals(SOMETIMES));
    checkEntry(file, row.get(0), entry);
    if (!occurs.isEmpty() && !entry.sometimes()) {
      throw new BaselineException(
          "What a baseline has in the column occurs is \"%s\" or nothing. Received: \"%s\"."
                  .formatted(SOMETIMES, oneLine(occurs))
              + " In: %s, case %s".formatted(file, row.get(0)));
    }
    if (entries.put(row.get(0), entry) != null) {
      throw new BaselineException(
          "A baseline has one entry a case. In: %s, case %s, twice".formatted(file, row.get(0)));
    }
  }

  /** Without its header a file would lose its first entry unseen. */
  private static void checkHeader(Path file, List<String> row) {
    if (!COLUMNS.equals(row) && !ALL_COLUMNS.equals(row)) {
      String received = row.isEmpty() ? "nothing" : oneLine(String.join(",", row));
      throw new BaselineException(
          "A baseline begins with the line %s; occurs may stand behind that. Received: %s. In: %s"
              .formatted(String.join(",", COLUMNS), received, file));
    }
  }

  /** A misspelled entry would match nothing, unseen. */
  private static void checkEntry(Path file, String caseId, Baseline.Entry entry) {
    boolean deviates = entry.verdict().equals("deviates");
    boolean fits =
        deviates
            ? Arrays.stream(DeviationKind.values())
                .anyMatch(kind -> kind.reportName().equals(entry.kind()))
            : List.of("crashed", "timed_out").contains(entry.verdict()) && entry.kind().isEmpty();
    if (!fits) {
      throw new BaselineException(
          ("An entry is a deviation with its kind, crashed or timed_out."
                  + " Received: verdict \"%s\", kind \"%s\". In: %s, case %s")
              .formatted(oneLine(entry.verdict()), oneLine(entry.kind()), file, caseId));
    }
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }

  /** Replaces the baseline in a file. */
  public static void write(Path file, Baseline baseline) throws IOException {
    // Most baselines have no need of the last column, and a file of before stays as it was.
    List<String> columns =
        baseline.entries().values().stream().anyMatch(Baseline.Entry::sometimes)
            ? ALL_COLUMNS
            : COLUMNS;
    StringWriter text = new StringWriter();
    try (CSVPrinter csv = new CSVPrinter(text, WRITE)) {
      csv.printRecord(columns);
      for (Map.Entry<String, Baseline.Entry> row : baseline.entries().entrySet()) {
        csv.printRecord(values(row.getKey(), row.getValue()).subList(0, columns.size()));
      }
    }
    if (file.toAbsolutePath().getParent() != null) {
      Files.createDirectories(file.toAbsolutePath().getParent());
    }
    Files.writeString(file, text.toString());
  }

  private static List<String> values(String caseId, Baseline.Entry entry) {
    return List.of(
        caseId,
        entry.verdict(),
        entry.kind(),
        entry.reason(),
        entry.link(),
        entry.sometimes() ? SOMETIMES : "");
  }
}
