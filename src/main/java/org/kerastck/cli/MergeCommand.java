package org.kerastck.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.kerastck.conformance.Answer;
import org.kerastck.conformance.Attribution;
import org.kerastck.conformance.EngineRun;
import org.kerastck.conformance.EngineSummary;
import org.kerastck.conformance.Journal;
import org.kerastck.conformance.RecordedEngine;
import org.kerastck.conformance.Result;
import org.kerastck.conformance.RunIdentity;
import org.kerastck.conformance.Shards;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.FixtureSet;
import org.kerastck.report.Reproduction;
import org.kerastck.report.RunHeader;
import org.kerastck.report.RunReport;
import org.kerastck.run.CaseSelection;
import org.kerastck.run.KitVersion;
import org.kerastck.run.SummaryTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code merge}: one report from the reports of shards. */
@Command(
    name = "merge",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Makes one report of the reports of shards and of engines, as if they had been one run.",
      "Judges the engines' answers that the reports have on record against the fixtures; runs no"
          + " engine. Refuses shards that overlap, are missing or unfinished, or come from other"
          + " fixtures or versions.",
      "The commands in it that run a case again have the --fixtures of this one; with what other"
          + " options the shards were run is not on record."
    },
    footer = {
      "",
      "Exit status: 0 every verdict conforms or is in the baseline, 1 deviations,",
      "2 shards that do not make one run."
    })
final class MergeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "1..*", paramLabel = "DIR", description = "The shards' reports.")
  private List<Path> directories = List.of();

  @Option(
      names = "--report",
      required = true,
      paramLabel = "DIR",
      description = "Gets the same files as a run's.")
  private Path report = Path.of("");

  @Mixin private FixtureOptions fixtures = new FixtureOptions();

  @Mixin private BaselineOptions baselines = new BaselineOptions();

  @Override
  public Integer call() throws IOException {
    for (Path directory : directories) {
      if (directory.toAbsolutePath().normalize().equals(report.toAbsolutePath().normalize())) {
        throw new UsageException("--report is one of the shards. Received: " + report);
      }
    }
    FixtureSet set = fixtures.set();
    try (Shards shards = Shards.open(directories)) {
      RunIdentity whole = shards.whole();
      check(whole, set);
      baselines.check(whole.engines().keySet());
      List<EngineRun> runs =
          whole.engines().entrySet().stream()
              .map(engine -> new RecordedEngine(engine.getKey(), engine.getValue()))
              .map(engine -> baselines.run(engine, fixtures))
              .toList();
      List<EngineSummary> summaries = judge(set, shards, runs);
      new SummaryTable(out(), reproduction()).print(summaries);
      boolean failed = baselines.conclude(runs, fixtures, out());
      return new Conclusion(out(), reproduction(), Optional.of(report)).conclude(failed, summaries);
    }
  }

  private List<EngineSummary> judge(FixtureSet set, Shards shards, List<EngineRun> runs)
      throws IOException {
    Interruption interruption = Main.interruption(spec);
    RunIdentity whole = shards.whole();
    try (RunReport files = RunReport.begin(report, header(whole));
        Journal journal = Journal.begin(report, whole)) {
      files.removeAbandoned();
      Attribution attribution = new Attribution(files::write);
      try {
        try (Stream<Case> cases =
            new CaseSelection(set, whole.filter()).stream(interruption::check)) {
          for (Case golden : (Iterable<Case>) cases::iterator) {
            for (EngineRun run : runs) {
              Answer answer = shards.next(golden, run.engine().name());
              Result result = run.judge(golden, answer);
              journal.append(result, answer);
              attribution.add(run, result);
            }
          }
        }
        attribution.finish();
        shards.checkEnd();
        journal.finish();
        if (whole.filter().isAll() && fixtures.wholeDirectory().isPresent()) {
          runs.forEach(run -> run.endOfCases(whole.shard()));
        }
        List<EngineSummary> summaries = runs.stream().map(EngineRun::summary).toList();
        files.complete(summaries);
        journal.publish();
        return summaries;
      } catch (IOException | RuntimeException e) {
        journal.discard();
        throw e;
      }
    }
  }

  /** Answers are judged here: by another kit, or by other fixtures, they would be misjudged. */
  private void check(RunIdentity whole, FixtureSet set) {
    RunIdentity here =
        new RunIdentity(KitVersion.get(), set.digest(), Map.of(), whole.shard(), whole.filter());
    Optional<String> difference = here.differenceOfWholes(whole);
    if (difference.isPresent()) {
      throw new UsageException(
          "The shards are %s as here. In: %s".formatted(difference.get(), directories.get(0)));
    }
  }

  private RunHeader header(RunIdentity whole) {
    return new RunHeader(whole, fixtures.backends(), reproduction());
  }

  /** The fixtures are those of the shards; how their engines were started is not on record. */
  private Reproduction reproduction() {
    return Reproduction.commandLine(engine -> engine, fixtures.given());
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
