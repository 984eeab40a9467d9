package org.kerastck.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.kerastck.conformance.BaselineFile;
import org.kerastck.conformance.EngineRun;
import org.kerastck.engine.ConvolutionEngine;
import org.kerastck.run.BaselineChanges;
import picocli.CommandLine.Option;

/** What is known of engines, and what gives which exit status. */
final class BaselineOptions {
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
  private boolean update;

  @Option(
      names = "--fail-on",
      paramLabel = "new|any|never",
      description =
          "What gives exit status 1: new failures and stale baseline entries (new), known failures"
              + " too (any), nothing (never). Default: new")
  private FailOn failOn = FailOn.NEW;

  /**
   * Checks what can be checked before anything is run.
   *
   * @throws UsageException where the options do not go with these engines
   */
  void check(Collection<String> engines) {
    if (baseline != null && engines.size() != 1) {
      throw new UsageException("--baseline goes with exactly one --engine. Received: " + engines);
    }
    if (baseline != null && !update && !Files.exists(baseline)) {
      throw new UsageException("No such baseline: " + baseline);
    }
  }

  /** A run of this engine, which knows its baseline. */
  EngineRun run(ConvolutionEngine engine, FixtureOptions fixtures) {
    Path file = path(engine, fixtures);
    if (update && !file.getFileSystem().equals(FileSystems.getDefault())) {
      throw new UsageException(
          "--update-baseline cannot write into the kit's jar. Expected: --baseline FILE.");
    }
    return new EngineRun(engine, BaselineFile.readIfPresent(file));
  }

  /** Rewrites the run's baseline, where that is wanted. */
  void updateIfAsked(EngineRun run, FixtureOptions fixtures, PrintWriter out) throws IOException {
    if (!update) {
      return;
    }
    Path file = path(run.engine(), fixtures);
    BaselineFile.write(file, run.updatedBaseline());
    new BaselineChanges(run.baseline(), run.updatedBaseline()).print(file, out);
  }

  /** Whether this run is to give exit status 1. */
  boolean isFailed(EngineRun run) {
    boolean unexpected = run.tally().newFailures() > 0 || !run.staleEntries().isEmpty();
    boolean failed =
        switch (failOn) {
          case NEW -> unexpected;
          case ANY -> unexpected || run.tally().failures() > 0;
          case NEVER -> false;
        };
    return failed && !update;
  }

  /** Where this engine's baseline is kept, beside the fixtures that are used. */
  static Path committed(ConvolutionEngine engine, FixtureOptions fixtures) {
    return BaselineFile.committed(fixtures.root().orElseGet(DefaultPaths::fixtures), engine);
  }

  private Path path(ConvolutionEngine engine, FixtureOptions fixtures) {
    return baseline == null ? committed(engine, fixtures) : baseline;
  }
}
