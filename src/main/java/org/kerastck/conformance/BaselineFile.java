package org.kerastck.conformance;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.kerastck.engine.ConvolutionEngine;

/** Baselines as CSV: {@code case,verdict,kind,reason,link}, sorted by case. */
public final class BaselineFile {
  private static final String[] COLUMNS = {"case", "verdict", "kind", "reason", "link"};
  private static final CSVFormat READ =
      CSVFormat.DEFAULT.builder().setHeader(COLUMNS).setSkipHeaderRecord(true).get();
  private static final CSVFormat WRITE =
      CSVFormat.DEFAULT.builder().setHeader(COLUMNS).setRecordSeparator('\n').get();

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
    try (Reader reader = Files.newBufferedReader(file)) {
      for (CSVRecord row : READ.parse(reader)) {
        if (row.size() != COLUMNS.length) {
          throw new BaselineException(
              "A baseline has the columns case, verdict, kind, reason, link. Received: %d columns."
                      .formatted(row.size())
                  + " In: %s, line %d".formatted(file, row.getRecordNumber() + 1));
        }
        Baseline.Entry entry = new Baseline.Entry(row.get(1), row.get(2), row.get(3), row.get(4));
        if (entries.put(row.get(0), entry) != null) {
          throw new BaselineException(
              "A baseline has one entry a case. In: %s, case %s, twice"
                  .formatted(file, row.get(0)));
        }
      }
    } catch (IOException | UncheckedIOException e) {
      throw new BaselineException("The baseline cannot be read. In: " + file);
    }
    return new Baseline(entries);
  }

  /** Replaces the baseline in a file. */
  public static void write(Path file, Baseline baseline) throws IOException {
    StringWriter text = new StringWriter();
    try (CSVPrinter csv = new CSVPrinter(text, WRITE)) {
      for (Map.Entry<String, Baseline.Entry> row : baseline.entries().entrySet()) {
        Baseline.Entry entry = row.getValue();
        csv.printRecord(row.getKey(), entry.verdict(), entry.kind(), entry.reason(), entry.link());
      }
    }
    if (file.toAbsolutePath().getParent() != null) {
      Files.createDirectories(file.toAbsolutePath().getParent());
    }
    Files.writeString(file, text.toString());
  }
}
