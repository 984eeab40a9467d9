package org.kerastck.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.kerastck.conformance.EngineSummary;
import org.kerastck.conformance.Result;

/** The files that a run leaves: all of them when it is complete, none otherwise. */
public final class RunReport implements AutoCloseable {
  private final ReportDirectory directory;
  private final List<ResultWriter> writers;

  private RunReport(ReportDirectory directory, List<ResultWriter> writers) {
    this.directory = directory;
    this.writers = writers;
  }

  /**
   * Begins a report; an earlier one stays until this is complete.
   *
   * @param path the directory to fill
   * @param header what is known before the first case
   * @throws IOException where the directory cannot be written
   */
  public static RunReport begin(Path path, RunHeader header) throws IOException {
    ReportDirectory directory = ReportDirectory.prepare(path);
    RunReport report = new RunReport(directory, new ArrayList<>());
    try {
      report.writers.add(new JsonLinesWriter(directory.file("results.jsonl"), header));
      report.writers.add(
          new DeviationsCsvWriter(directory.file("deviations.csv"), header.reproduction()));
      report.writers.add(new CausesCsvWriter(directory.file("causes.csv"), header.reproduction()));
      report.writers.add(new JUnitXmlWriter(directory.file("junit.xml"), header.reproduction()));
      report.writers.add(new SummaryMarkdownWriter(directory.file("summary.md"), header));
      report.writers.add(new HtmlReportWriter(directory.file("report.html"), header));
      return report;
    } catch (IOException e) {
      report.close();
      throw e;
    }
  }

  /** Removes what killed runs have left; to be called where no other run can be writing here. */
  public void removeAbandoned() throws IOException {
    directory.removeAbandoned();
  }

  /** Adds one result to every file. */
  public void write(Result result) throws IOException {
    for (ResultWriter writer : writers) {
      writer.write(result);
    }
  }

  /**
   * Ends every file and puts them in their places.
   *
   * @param engines what the whole run says about each engine
   */
  public void complete(List<EngineSummary> engines) throws IOException {
    for (ResultWriter writer : writers) {
      writer.finish(engines);
      writer.close();
    }
    directory.complete();
  }

  @Override
  public void close() throws IOException {
    // A full disk fails every writer's close, and must not keep the directory from being cleaned.
    try (directory) {
      for (ResultWriter writer : writers) {
        writer.close();
      }
    }
  }
}
