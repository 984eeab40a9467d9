package org.kerastck.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.kerastck.conformance.BaselineFile;
import org.kerastck.conformance.EngineRun;
import org.kerastck.conformance.EngineSummary;
import org.kerastck.conformance.Result;
import org.kerastck.engine.ConvolutionEngine;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.CasePattern;
import org.kerastck.fixture.FixtureSet;
import org.kerastck.fixture.Manifest;
import org.kerastck.report.GithubActions;
import org.kerastck.report.RunHeader;
import org.kerastck.report.RunReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code run}: the conformance run. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs fixture cases on engines and says which deviate from Keras.",
      "No option is needed: the committed fixtures, engines java and nd4j, the committed baselines,"
          + " and a report in target/conformance/."
    },
    footer = {
      "",
      "Exit status: 0 every verdict conforms or is in the baseline, 1 deviations,",
      "2 unusable arguments or fixtures."
    })
final class RunCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--fixtures",
      paramLabel = "PATH",
      arity = "1..*",
      description = "Files and directories. Default: fixtures")
  private @Nullable List<Path> fixtures;

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      arity = "1..*",
      split = ",",
      description = "Engines to run; 'engines' lists them. Default: java, nd4j")
  private List<String> engines = new ArrayList<>();

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
      names = "--report",
      paramLabel = "DIR",
      description =
          "Gets report.html, results.jsonl, deviations.csv, causes.csv, junit.xml and summary.md."
              + " Default: "
              + DefaultPaths.REPORT)
  private @Nullable Path report;

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description =
          "Known failures of the one engine that is run. Default: baselines/ENGINE-VERSION.csv"
              + " below the fixtures")
  private @Nullable Path baseline;

  @Option(
      names = "--update-baseline",
      description = "Rewrites the baselines from this run, and prints what changed.")
  private boolean updateBaseline;

  @Option(
      names = "--fail-on",
      paramLabel = "new|any|never",
      description =
          "What gives exit status 1: failures and stale entries against the baseline (new), any"
              + " failure (any), nothing (never). Default: new")
  private FailOn failOn = FailOn.NEW;

  @Override
  public Integer call() throws IOException {
    if (cases.isEmpty() || report != null) {
      RunReport.discard(reportPath());
    }
    List<Path> paths = fixtures == null ? List.of(DefaultPaths.fixtures()) : fixtures;
    List<String> names =
        engines.isEmpty() ? List.of("java", "nd4j") : engines.stream().distinct().toList();
    if (baseline != null && names.size() != 1) {
      throw new UsageException("--baseline goes with exactly one --engine. Received: " + names);
    }
    if (baseline != null && !updateBaseline && !Files.exists(baseline)) {
      throw new UsageException("No such baseline: " + baseline);
    }
    FixtureSet set = FixtureSet.at(paths);
    try (OpenEngines opened = new OpenEngines()) {
      List<EngineRun> runs = new ArrayList<>();
      for (String name : names) {
        ConvolutionEngine engine = opened.open(name);
        runs.add(new EngineRun(engine, BaselineFile.readIfPresent(baselinePath(paths, engine))));
      }
      return conclude(paths, runs, runCases(paths, set, runs));
    }
  }

  /** Runs the cases and writes the report; what there is to say about each engine. */
  private List<EngineSummary> runCases(List<Path> paths, FixtureSet set, List<EngineRun> runs)
      throws IOException {
    Interruption interruption = ((Main) spec.root().userObject()).interruption();
    CasePattern pattern = new CasePattern(cases);
    Set<String> unmade = MadeCases.candidates(cases);
    try (RunReport files = beginReport(paths, runs);
        Progress progress = new Progress("Cases", caseCount())) {
      set.forEach(
          golden -> {
            interruption.check();
            if (pattern.matches(golden.id())) {
              unmade.remove(golden.id());
              runs.forEach(run -> runCase(golden, run, files));
            }
            progress.step();
          });
      for (String id : unmade) {
        Case made = MadeCases.of(id);
        runs.forEach(run -> runCase(made, run, files));
      }
      if (runs.get(0).tally().cases() == 0) {
        throw new UsageException(
            cases.isEmpty()
                ? "The fixtures have no case."
                : "No case matches: " + String.join(" ", cases));
      }
      interruption.check();
      if (cases.isEmpty() && committedRoot(paths).isPresent()) {
        runs.forEach(EngineRun::endOfAllCases);
      }
      if (files == null) {
        return List.of();
      }
      List<EngineSummary> summaries = runs.stream().map(EngineRun::summary).toList();
      files.complete(summaries);
      return summaries;
    }
  }

  private void runCase(Case golden, EngineRun run, @Nullable RunReport files) {
    Result result = run.run(golden);
    if (!cases.isEmpty()) {
      out().printf("%s  %s: %s%n", golden.id(), result.engine(), CaseLine.of(result));
    }
    if (files != null) {
      try {
        files.write(result);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private int conclude(List<Path> paths, List<EngineRun> runs, List<EngineSummary> summaries)
      throws IOException {
    boolean failed = false;
    if (cases.isEmpty()) {
      summaries.forEach(new SummaryTable(out())::print);
    }
    for (EngineRun run : runs) {
      if (updateBaseline) {
        Path file = baselinePath(paths, run.engine());
        BaselineFile.write(file, run.updatedBaseline());
        new BaselineChanges(run.baseline(), run.updatedBaseline()).print(file, out());
      }
      failed |= isFailed(run);
    }
    GithubActions github = new GithubActions(System.getenv());
    github.annotate(summaries, out());
    if (cases.isEmpty() || report != null) {
      github.summarize(reportPath().resolve("summary.md"));
      out().printf("Report: %s%n", reportPath());
    }
    return failed && !updateBaseline ? ExitStatus.DEVIATES : ExitStatus.CONFORMS;
  }

  private boolean isFailed(EngineRun run) {
    boolean unexpected = run.tally().newFailures() > 0 || !run.staleEntries().isEmpty();
    return switch (failOn) {
      case NEW -> unexpected;
      case ANY -> unexpected || run.tally().failures() > 0;
      case NEVER -> false;
    };
  }

  private @Nullable RunReport beginReport(List<Path> paths, List<EngineRun> runs)
      throws IOException {
    if (!cases.isEmpty() && report == null) {
      return null;
    }
    Map<String, String> versions = new LinkedHashMap<>();
    runs.forEach(run -> versions.put(run.engine().name(), run.engine().version()));
    Map<String, String> backends = rootOf(paths.get(0)).map(Manifest::backends).orElse(Map.of());
    return RunReport.begin(reportPath(), new RunHeader(versions, backends));
  }

  private Path reportPath() {
    return report == null ? Path.of(DefaultPaths.REPORT) : report;
  }

  private Path baselinePath(List<Path> paths, ConvolutionEngine engine) {
    if (baseline != null) {
      return baseline;
    }
    Path root = rootOf(paths.get(0)).orElseGet(DefaultPaths::fixtures);
    return BaselineFile.committed(root, engine);
  }

  private long caseCount() {
    List<Path> paths = fixtures == null ? List.of(DefaultPaths.fixtures()) : fixtures;
    return committedRoot(paths).map(Manifest::caseCount).orElse(OptionalLong.empty()).orElse(-1);
  }

  /** The fixture directory that is run as a whole; empty for a part of one. */
  private static Optional<Path> committedRoot(List<Path> paths) {
    return rootOf(paths.get(0))
        .filter(root -> paths.size() == 1 && root.equals(paths.get(0).toAbsolutePath()));
  }

  /** The directory with the manifest or the baselines that this path lies in. */
  private static Optional<Path> rootOf(Path path) {
    for (Path at = path.toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve("manifest.json")) || Files.isDirectory(at.resolve("baselines"))) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
