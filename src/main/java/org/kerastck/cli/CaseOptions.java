package org.kerastck.cli;

import java.util.ArrayList;
import java.util.List;
import org.kerastck.fixture.CaseFilter;
import picocli.CommandLine.Option;

/** Which cases. */
final class CaseOptions {
  @Option(
      names = "--case",
      paramLabel = "ID",
      arity = "1..*",
      description =
          "Cases to run, * and ? allowed, or a line as explain reads it, made on the spot and"
              + " judged by the plain definition; prints each verdict, and writes a report only with"
              + " --report. Default: all")
  private List<String> cases = new ArrayList<>();

  @Option(
      names = "--suite",
      paramLabel = "NAME",
      arity = "1..*",
      description = "Only cases of these suites, * and ? allowed.")
  private List<String> suites = new ArrayList<>();

  @Option(
      names = "--flag",
      paramLabel = "NAME",
      arity = "1..*",
      description = "Only cases with one of these flags, * and ? allowed.")
  private List<String> flags = new ArrayList<>();

  @Option(
      names = "--layer",
      paramLabel = "NAME",
      arity = "1..*",
      description = "Only cases about these layers, * and ? allowed.")
  private List<String> layers = new ArrayList<>();

  /** What a case has to fit. */
  CaseFilter filter() {
    return new CaseFilter(cases, suites, flags, layers);
  }

  /** Whether cases are asked for by their ids. */
  boolean isNamed() {
    return !cases.isEmpty();
  }
}
