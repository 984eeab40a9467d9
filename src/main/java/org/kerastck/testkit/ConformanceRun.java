package org.kerastck.testkit;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.kerastck.conformance.Attribution;
import org.kerastck.conformance.Baseline;
import org.kerastck.conformance.BaselineFile;
import org.kerastck.conformance.EngineRun;
import org.kerastck.conformance.EngineSummary;
import org.kerastck.conformance.Result;
import org.kerastck.conformance.RunIdentity;
import org.kerastck.conformance.Shard;
import org.kerastck.conformance.Verdict;
import org.kerastck.engine.ConvolutionEngine;
import org.kerastck.engine.Engines;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.CaseFilter;
import org.kerastck.fixture.FixtureSet;
import org.kerastck.fixture.Manifest;
import org.kerastck.report.GithubActions;
import org.kerastck.report.Reproduction;
import org.kerastck.report.RunHeader;
import org.kerastck.report.RunReport;
import org.kerastck.run.BaselineChanges;
import org.kerastck.run.CaseSelection;
import org.kerastck.run.KitVersion;
import org.kerastck.run.SummaryTable;
import org.kerastck.testkit.RunProperties.BaselineUse;

/** One run of a test class: its tests, the report of what they found, and the baseline. */
final class ConformanceRun implements AutoCloseable {
  private final ConformanceTest test;
  private final RunProperties properties;
  private final Reproduction reproduction;
  private final EngineRun engine;
  private final CaseSelection selection;
  private final RunReport report;
  private final Attribution attribution;
  private boolean isComplete;

  private ConformanceRun(
      ConformanceTest test,
      RunProperties properties,
      Reproduction reproduction,
      EngineRun engine,
      CaseSelection selection,
      RunReport report) {
    this.test = test;
    this.properties = properties;
    this.reproduction = reproduction;
    this.engine = engine;
    this.selection = selection;
    this.report = report;
    this.attribution = new Attribution(report::write);
  }

  /**
   * Reads what there is to read, starts the engine, and begins a report.
   *
   * @throws IOException where the report cannot be written
   */
  static ConformanceRun begin(ConformanceTest test, RunProperties properties) throws IOException {
    Path fixtures = test.fixtures();
    FixtureSet set = Manifest.checked(fixtures);
    CaseFilter filter = properties.filter().orElseGet(test::cases);
    Baseline baseline =
        properties.baseline() == BaselineUse.IGNORE
            ? Baseline.empty()
            : BaselineFile.readIfPresent(test.baseline());
    Reproduction reproduction = new TestReproduction(test.command());
    ConvolutionEngine given = test.engine();
    ConvolutionEngine started = Engines.start(given, given.isolation(), test.timeLimit());
    try {
      RunIdentity identity =
          new RunIdentity(
              KitVersion.get(),
              set.digest(),
              Map.of(started.name(), started.version()),
              Shard.WHOLE,
              filter);
      RunReport report =
          RunReport.begin(
              test.report(),
              new RunHeader(identity, Manifest.of(fixtures).backends(), reproduction));
      return new ConformanceRun(
          test,
          properties,
          reproduction,
          new EngineRun(started, baseline),
          new CaseSelection(set, filter, properties::spelling),
          report);
    } catch (IOException | RuntimeException e) {
      started.close();
      throw e;
    }
  }

  /** A test for each case, then one for the run as a whole; made as they are run. */
  Stream<DynamicTest> tests() {
    Stream<DynamicTest> cases =
        selection.stream(() -> {})
            .map(golden -> DynamicTest.dynamicTest(golden.id(), () -> judge(golden)));
    Stream<DynamicTest> whole =
        Stream.of(this)
            .peek(run -> run.isComplete = true)
            .filter(run -> run.properties.filter().isEmpty())
            .map(run -> DynamicTest.dynamicTest("the run as a whole", run::judgeWhole));
    return Stream.concat(cases, whole);
  }

  private void judge(Case golden) throws IOException {
    Result result = engine.judge(golden, engine.ask(golden));
    attribution.add(engine, result);
    if (properties.baseline() == BaselineUse.UPDATE) {
      return;
    }
    String again = reproduction.command(result.engine(), golden.id());
    if (result.isNewFailure()) {
      throw CaseFailure.deviates(result, again);
    }
    if (result.isStale()) {
      throw CaseFailure.isFixed(result, again);
    }
    if (result.isKnown()) {
      throw CaseSkipped.known(result.baseline().orElseThrow());
    }
    if (result.verdict() instanceof Verdict.Unsupported unsupported) {
      if (!test.mayBeUnsupported(golden)) {
        throw CaseFailure.deviates(result, again);
      }
      throw CaseSkipped.unsupported(unsupported);
    }
  }

  /** An entry of no case would never be noticed, nor would an engine that can do nothing. */
  private void judgeWhole() throws IOException {
    attribution.finish();
    List<String> gone = engine.endOfCases(Shard.WHOLE);
    if (!gone.isEmpty() && properties.baseline() != BaselineUse.UPDATE) {
      throw CaseFailure.ofRun(
          "The baseline has entries of cases that are not run, such as %s. In: %s"
              .formatted(gone.get(0), test.baseline()));
    }
    if (engine.tally().count("conforms") == 0) {
      throw CaseFailure.ofRun(
          "No case of %,d conforms to Keras.".formatted(engine.tally().cases()));
    }
  }

  @Override
  public void close() throws IOException {
    ConvolutionEngine started = engine.engine();
    try (started;
        report) {
      if (isComplete) {
        conclude();
      }
    }
  }

  private void conclude() throws IOException {
    attribution.finish();
    List<EngineSummary> summaries = List.of(engine.summary());
    report.complete(summaries);
    PrintWriter out = new PrintWriter(System.out, true, Charset.defaultCharset());
    summaries.forEach(new SummaryTable(out, reproduction)::print);
    GithubActions github = new GithubActions(System.getenv(), reproduction);
    github.annotate(summaries, out);
    github.summarize(test.report().resolve("summary.md"));
    if (properties.baseline() == BaselineUse.UPDATE) {
      BaselineFile.write(test.baseline(), engine.updatedBaseline());
      new BaselineChanges(engine.baseline(), engine.updatedBaseline()).print(test.baseline(), out);
    }
    out.printf("Report: %s%n", test.report().resolve("report.html"));
  }
}
