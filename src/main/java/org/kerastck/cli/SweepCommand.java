package org.kerastck.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kerastck.conformance.Attribution;
import org.kerastck.conformance.EngineRun;
import org.kerastck.conformance.EngineSummary;
import org.kerastck.conformance.Journal;
import org.kerastck.conformance.ResultSink;
import org.kerastck.conformance.RunIdentity;
import org.kerastck.conformance.Shard;
import org.kerastck.engine.ConvolutionEngine;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.CaseFilter;
import org.kerastck.report.Drawing;
import org.kerastck.report.Reproduction;
import org.kerastck.report.RunHeader;
import org.kerastck.report.RunReport;
import org.kerastck.run.KitVersion;
import org.kerastck.run.SummaryTable;
import org.kerastck.sweep.LiveOracle;
import org.kerastck.sweep.Sweep;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sweep}: cases beyond the fixtures. */
@Command(
    name = "sweep",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs cases drawn at random on engines (differential fuzzing).",
      "What they are to give, the plain definition says, or a live oracle such as Keras itself. A"
          + " failure is known where the engine's baseline has one of the same cause."
    },
    footer = {
      "",
      "Exit status: 0 every verdict conforms or is of a known cause, 1 deviations,",
      "2 unusable arguments or engines.",
      "",
      "Examples: java -jar keras-tck.jar sweep conv2d_transpose-same --cases 5000",
      "  java -jar keras-tck.jar sweep --engine java --oracle \\",
      "    'process:python3 adapters/python/keras_engine.py'"
    })
final class SweepCommand implements Callable<Integer> {
  private static final int MOST_CASES = 10_000_000;

  /** Seeds that are short to write; any other may be given. */
  private static final int LARGEST_SEED = 1_000_000;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "0..1",
      paramLabel = "LINE",
      description =
          "Arguments to hold fixed, written as in an id, before all options: conv2d-same-k3,"
              + " conv2d_transpose-op0-first. Default: none")
  private @Nullable String line;

  @Mixin private EngineOptions engines = new EngineOptions();

  @Option(
      names = "--oracle",
      paramLabel = "NAME",
      description =
          "An engine that is asked every case first, and held to the plain definition; where they"
              + " differ, engines may give what either does. Default: the plain definition alone")
  private @Nullable String oracle;

  @Option(
      names = "--cases",
      paramLabel = "N",
      description = "How many cases are drawn. Default: ${DEFAULT-VALUE}")
  private int cases = 2000;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Draws the cases of an earlier sweep again. Default: drawn, and printed")
  private @Nullable Long seed;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Gets a run's report, without outcomes.jsonl. Default: none is written")
  private @Nullable Path report;

  @Mixin private KnownOptions known = new KnownOptions();

  @Override
  public Integer call() throws IOException {
    if (cases < 1 || cases > MOST_CASES) {
      throw new UsageException(
          "--cases must be from 1 to %d. Received: %d".formatted(MOST_CASES, cases));
    }
    checkPlaceOfLine();
    known.check(engines.names(), true);
    long seeded = seed == null ? ThreadLocalRandom.current().nextInt(LARGEST_SEED) : seed;
    Sweep sweep = new Sweep(Optional.ofNullable(line), seeded);
    try (OpenEngines opened = engines.open();
        OpenEngines oracles = openOracle(opened)) {
      ShortRun.prepare(cases);
      FixtureOptions fixtures = new FixtureOptions();
      List<EngineRun> runs =
          opened.all().stream().map(engine -> known.run(engine, fixtures)).toList();
      Optional<LiveOracle> live =
          oracles.all().stream()
              .findFirst()
              .map(engine -> new LiveOracle(new KnownOptions().run(engine, fixtures)));
      out().printf("Seed %d%s.%n%n", seeded, live.map(one -> ", oracle " + words(one)).orElse(""));
      Reproduction reproduction = opened.reproduction(engines.given());
      RunHeader header = header(seeded, live, runs, reproduction);
      Path directory = report;
      List<EngineSummary> summaries =
          directory == null
              ? ask(sweep, live, runs, result -> {})
              : ReportWriting.in(directory, () -> report(directory, sweep, live, runs, header));
      new SummaryTable(out(), reproduction).print(summaries);
      if (live.isPresent()) {
        print(live.get(), oracles.reproduction(engines.given()));
      }
      return new Conclusion(out(), reproduction, Optional.ofNullable(report))
          .conclude(runs.stream().anyMatch(known::isFailed), summaries);
    }
  }

  /** Behind {@code --engine}, which takes several names, a line would be one. */
  private void checkPlaceOfLine() {
    for (String name : engines.names()) {
      if (name.startsWith("conv2d")) {
        throw new UsageException(
            "A line stands before all options. Received: %s behind --engine".formatted(name));
      }
    }
  }

  private RunHeader header(
      long seeded, Optional<LiveOracle> live, List<EngineRun> runs, Reproduction reproduction) {
    Drawing drawing = new Drawing(command(seeded), live.map(SweepCommand::words));
    String digest =
        Sweep.digest(Optional.ofNullable(line), seeded, cases, drawing.oracle().orElse(""));
    RunIdentity identity =
        new RunIdentity(
            KitVersion.get(), digest, RunIdentity.versions(runs), Shard.WHOLE, CaseFilter.all());
    return new RunHeader(identity, Map.of(), reproduction, Optional.of(drawing));
  }

  /** Draws the same cases for the same engines again. */
  private String command(long seeded) {
    List<String> words = new ArrayList<>(List.of("sweep"));
    if (line != null) {
      words.add(line);
    }
    engines.names().forEach(name -> words.addAll(List.of("--engine", name)));
    words.addAll(engines.given());
    if (oracle != null) {
      words.addAll(List.of("--oracle", oracle));
    }
    words.addAll(List.of("--cases", String.valueOf(cases), "--seed", String.valueOf(seeded)));
    return Reproduction.commandLine(words);
  }

  private static String words(LiveOracle oracle) {
    ConvolutionEngine engine = oracle.run().engine();
    return engine.name() + " " + engine.version();
  }

  private OpenEngines openOracle(OpenEngines opened) {
    OpenEngines oracles = new OpenEngines();
    if (oracle != null) {
      oracles.open(oracle, Optional.empty(), engines.limit(), 1);
      String name = oracles.all().get(0).name();
      if (opened.all().stream().anyMatch(engine -> engine.name().equals(name))) {
        oracles.close();
        throw new UsageException("No engine is its own oracle. Received: --oracle " + oracle);
      }
    }
    return oracles;
  }

  /** Runs the cases and writes the report. */
  private List<EngineSummary> report(
      Path directory,
      Sweep sweep,
      Optional<LiveOracle> live,
      List<EngineRun> runs,
      RunHeader header)
      throws IOException {
    try (RunReport files = RunReport.begin(directory, header)) {
      List<EngineSummary> summaries = ask(sweep, live, runs, files::write);
      files.complete(summaries);
      // An earlier run's: merge and --resume would take it for this report's.
      Files.deleteIfExists(directory.resolve(Journal.COMPLETE));
      return summaries;
    }
  }

  /** Runs the cases; what there is to say about each engine. */
  private List<EngineSummary> ask(
      Sweep sweep, Optional<LiveOracle> live, List<EngineRun> runs, ResultSink sink)
      throws IOException {
    Attribution attribution = new Attribution(sink);
    Interruption interruption = Main.interruption(spec);
    CompletableFuture<Void> nothingToCheck = CompletableFuture.completedFuture(null);
    int asked = 0;
    try (Progress progress = new Progress("Cases", cases, true);
        CaseQueue queue =
            new CaseQueue(runs, nothingToCheck, null, engines.threads(), attribution::add);
        Stream<Case> drawn = sweep.stream().limit(cases)) {
      for (Case made : (Iterable<Case>) drawn::iterator) {
        interruption.check();
        queue.add(live.isPresent() ? live.get().settle(made) : made);
        progress.step();
        asked++;
      }
      queue.finish();
      attribution.finish();
      interruption.check();
    }
    if (asked == 0) {
      throw new UsageException("No case can be drawn that is to be judged. Received: " + line);
    }
    if (asked < cases) {
      out().printf("After %,d cases the line leaves nothing new to be drawn.%n%n", asked);
    }
    return runs.stream().map(EngineRun::summary).toList();
  }

  /** What the oracle and the plain definition do not agree on. */
  private void print(LiveOracle live, Reproduction reproduction) {
    out().printf("Oracle, held against the plain definition:%n%n");
    new SummaryTable(out(), reproduction).print(live.run().summary());
    if (!live.isOfUse()) {
      throw new UsageException(
          "The oracle agrees with the plain definition in no case. Received: --oracle " + oracle);
    }
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
