package org.kerastck.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.kerastck.conformance.EngineSummary;
import org.kerastck.report.GithubActions;
import org.kerastck.report.Reproduction;

/**
 * What is said at the end of a run, or of a merge of runs.
 *
 * @param reproduction how a case is run again
 * @param report where it is; empty where none was asked for
 */
record Conclusion(PrintWriter out, Reproduction reproduction, Optional<Path> report) {

  /**
   * Tells the CI system, and gives the exit status.
   *
   * @param failed whether a run failed
   * @param summaries of the runs, as far as they were summarized
   */
  int conclude(boolean failed, List<EngineSummary> summaries) throws IOException {
    GithubActions github = new GithubActions(System.getenv(), reproduction);
    github.annotate(summaries, out);
    if (report.isPresent()) {
      github.summarize(report.get().resolve("summary.md"));
      out.printf("Report: %s%n", report.get());
    }
    return failed ? ExitStatus.DEVIATES : ExitStatus.CONFORMS;
  }
}
