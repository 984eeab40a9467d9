package org.kerastck.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.kerastck.conformance.CauseSummary;
import org.kerastck.conformance.EngineSummary;
import org.kerastck.conformance.Result;
import org.kerastck.conformance.Tally;

/** {@code causes.csv}: a row for each cause of failures, the most frequent of an engine first. */
public final class CausesCsvWriter implements ResultWriter {
  private static final String[] COLUMNS = {
    "engine",
    "failures",
    "new",
    "kind",
    "cause",
    "here",
    "where",
    "tried",
    "case",
    "least",
    "reproduce"
  };

  private final Path file;

  /** Prepares to write the file. */
  public CausesCsvWriter(Path file) {
    this.file = file;
  }

  @Override
  public void write(Result result) {}

  @Override
  public void finish(List<EngineSummary> engines) throws IOException {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader(COLUMNS).get();
    try (CSVPrinter csv = new CSVPrinter(ReportFile.open(file), format)) {
      for (EngineSummary engine : engines) {
        for (CauseSummary cause : engine.causes()) {
          csv.printRecord(row(engine.name(), cause).map(CsvCell::of).toList());
        }
      }
    }
  }

  @Override
  public void close() {}

  private static Stream<Object> row(String engine, CauseSummary summary) {
    Tally.Cause cause = summary.cause();
    Optional<String> tried = cause.smallest().tried();
    return Stream.of(
        engine,
        cause.count(),
        summary.fresh(),
        cause.name(),
        cause.reason(),
        cause.sentence().orElse(""),
        String.join("; ", summary.regions()),
        tried.orElse(""),
        cause.example(),
        summary.smallest().orElse(""),
        Reproduction.command(engine, summary.shown()));
  }
}
