package org.kerastck.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kerastck.conformance.Attribution;
import org.kerastck.conformance.EngineRun;
import org.kerastck.conformance.EngineSummary;
import org.kerastck.conformance.Futures;
import org.kerastck.conformance.Journal;
import org.kerastck.conformance.Result;
import org.kerastck.conformance.ResultSink;
import org.kerastck.conformance.RunIdentity;
import org.kerastck.engine.EngineException;
import org.kerastck.engine.StoppedException;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.FixtureException;
import org.kerastck.fixture.FixtureSet;
import org.kerastck.report.Reproduction;
import org.kerastck.report.RunHeader;
import org.kerastck.report.RunReport;
import org.kerastck.run.CaseLine;
import org.kerastck.run.CaseSelection;
import org.kerastck.run.KitVersion;
import org.kerastck.run.NoSuchCaseException;
import org.kerastck.run.SummaryTable;
import org.kerastck.run.Wrapped;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
      "2 unusable arguments, fixtures or engines."
    })
final class RunCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private FixtureOptions fixtures = new FixtureOptions();

  @Mixin private EngineOptions engines = new EngineOptions();

  @Mixin private CaseOptions cases = new CaseOptions();

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      description =
          "The I-th of N parts of the cases, for 'merge'. Default: what Bazel, GitLab or CircleCI"
              + " say in their variables, otherwise 1/1, all")
  private @Nullable String shard;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description =
          "Gets report.html, results.jsonl, deviations.csv, causes.csv, junit.xml, summary.md and"
              + " outcomes.jsonl. Default: "
              + DefaultPaths.REPORT)
  private @Nullable Path report;

  @Option(
      names = "--resume",
      description = "Goes on where a run with this report was stopped, however it was.")
  private boolean resume;

  @Mixin private BaselineOptions baselines = new BaselineOptions();

  @Override
  public Integer call() throws IOException {
    if (resume && !hasReport()) {
      throw new UsageException("--resume goes on with a report. With --case, expected: --report.");
    }
    baselines.check(engines.names());
    ShortRun.prepare(fixtures.caseCount());
    ShardChoice choice = ShardChoice.of(shard, System.getenv());
    ShardChoice.acknowledge(System.getenv());
    FixtureSet set = fixtures.set();
    // Engines take as long to start as the files' digests to compute.
    CompletableFuture<Void> check =
        hasReport()
            ? CompletableFuture.runAsync(() -> fixtures.check(set))
            : CompletableFuture.completedFuture(null);
    try (OpenEngines opened = engines.open()) {
      List<EngineRun> runs =
          opened.all().stream().map(engine -> baselines.run(engine, fixtures)).toList();
      if (!choice.shard().isWhole()) {
        out().printf("Shard %s (%s).%n%n", choice.shard(), choice.source());
      }
      Reproduction reproduction =
          opened.reproduction(
              Stream.concat(fixtures.given().stream(), engines.given().stream()).toList());
      List<EngineSummary> summaries = List.of();
      if (hasReport()) {
        summaries =
            ReportWriting.in(reportPath(), () -> report(set, check, choice, runs, reproduction));
      } else {
        ask(set, check, choice, runs, null, result -> {});
      }
      if (!cases.isNamed()) {
        new SummaryTable(out(), reproduction).print(summaries);
      }
      Optional<Path> path = hasReport() ? Optional.of(reportPath()) : Optional.empty();
      boolean failed = baselines.conclude(runs, fixtures, out());
      return new Conclusion(out(), reproduction, path).conclude(failed, summaries);
    }
  }

  /** Runs the cases and writes the report; what there is to say about each engine. */
  private List<EngineSummary> report(
      FixtureSet set,
      CompletableFuture<Void> check,
      ShardChoice choice,
      List<EngineRun> runs,
      Reproduction reproduction)
      throws IOException {
    // What an earlier run has kept is not to be mixed with answers to other files.
    String digest = resume ? set.digest() : fixtures.digest(set);
    RunIdentity identity =
        new RunIdentity(
            KitVersion.get(), digest, RunIdentity.versions(runs), choice.shard(), cases.filter());
    RunHeader header = new RunHeader(identity, fixtures.backends(), reproduction);
    try (RunReport files = RunReport.begin(reportPath(), header);
        Journal journal = journal(identity)) {
      files.removeAbandoned();
      try {
        ask(set, check, choice, runs, journal, files::write);
        Futures.join(check);
        journal.finish();
        if (cases.filter().isAll() && fixtures.wholeDirectory().isPresent()) {
          runs.forEach(run -> run.endOfCases(choice.shard()));
        }
        List<EngineSummary> summaries = runs.stream().map(EngineRun::summary).toList();
        files.complete(summaries);
        journal.publish();
        return summaries;
      } catch (FixtureException e) {
        journal.discard();
        throw e;
      }
    }
  }

  /** Goes through the cases; what there is to do with a result, the sink does. */
  private void ask(
      FixtureSet set,
      CompletableFuture<Void> check,
      ShardChoice choice,
      List<EngineRun> runs,
      @Nullable Journal journal,
      ResultSink sink)
      throws IOException {
    Attribution attribution = new Attribution(sink);
    Interruption interruption = Main.interruption(spec);
    // Verdicts are printed as they come where cases are named, over the bar.
    long total = fixtures.caseCount(cases.filter(), choice.shard());
    try (Progress progress = new Progress("Cases", total, !cases.isNamed());
        CaseQueue queue =
            new CaseQueue(
                runs, check, journal, engines.threads(), counting(attribution, runs, progress));
        Stream<Case> selected =
            new CaseSelection(set, cases.filter()).stream(interruption::check)) {
      long asked = 0;
      for (Case golden : (Iterable<Case>) selected::iterator) {
        if (choice.shard().contains(golden.id())) {
          queue.add(golden);
          asked++;
        }
      }
      progress.total(asked);
      queue.finish();
      attribution.finish();
      interruption.check();
    } catch (EngineException | NoSuchCaseException | StoppedException | UsageException e) {
      if (journal != null && (journal.count() > 0 || journal.hasUnread())) {
        spec.commandLine()
            .getErr()
            .printf(
                "keras-tck: %s%,d answers are kept, --resume goes on.%n",
                journal.hasUnread() ? "more than " : "", journal.count());
      }
      throw e;
    }
  }

  /** A case is done when the last engine's answer to it is judged; one that is named is printed. */
  private CaseQueue.Sink counting(
      Attribution attribution, List<EngineRun> runs, Progress progress) {
    EngineRun last = runs.get(runs.size() - 1);
    return (run, result) -> {
      if (cases.isNamed()) {
        print(result);
      }
      attribution.add(run, result);
      if (run == last) {
        progress.step();
      }
    };
  }

  private void print(Result result) {
    String id = result.golden().id();
    // It makes the exit status 1, though the engine may conform.
    String remedy = result.isStale() ? ". See --update-baseline." : "";
    Wrapped.print(
        out(), "", "%s  %s: %s%s".formatted(id, result.engine(), CaseLine.of(result), remedy));
  }

  private Journal journal(RunIdentity identity) throws IOException {
    return resume ? Journal.resume(reportPath(), identity) : Journal.begin(reportPath(), identity);
  }

  private boolean hasReport() {
    return !cases.isNamed() || report != null;
  }

  private Path reportPath() {
    return report == null ? Path.of(DefaultPaths.REPORT) : report;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
