package org.kerastck.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.kerastck.conformance.BaselineFile;
import org.kerastck.conformance.EngineRun;
import org.kerastck.engine.ConvolutionEngine;
import picocli.CommandLine.Option;

/** What is known of engines, and what gives exit status 1. */
final class KnownOptions {
  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description =
          "Known failures of the one engine that is run. Default: baselines/ENGINE-VERSION.csv"
              + " below the fixtures")
  private @Nullable Path baseline;

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
   * @param engines their names
   * @param hasToExist whether a baseline that is given is to be read
   * @throws UsageException where the options do not go with these engines
   */
  void check(Collection<String> engines, boolean hasToExist) {
    if (baseline != null && engines.size() != 1) {
      throw new UsageException("--baseline goes with exactly one --engine. Received: " + engines);
    }
    if (baseline != null && hasToExist && !Files.exists(baseline)) {
      throw new UsageException("No such baseline: " + baseline);
    }
  }

  /** Where the engine's baseline is: as given, otherwise beside the fixtures that are used. */
  Path path(ConvolutionEngine engine, FixtureOptions fixtures) {
    return baseline == null ? committed(engine, fixtures) : baseline;
  }

  /** Where this engine's baseline is kept, beside the fixtures that are used. */
  static Path committed(ConvolutionEngine engine, FixtureOptions fixtures) {
    return BaselineFile.committed(fixtures.root().orElseGet(DefaultPaths::fixtures), engine);
  }

  /** A run of this engine, which knows its baseline. */
  EngineRun run(ConvolutionEngine engine, FixtureOptions fixtures) {
    return new EngineRun(engine, BaselineFile.readIfPresent(path(engine, fixtures)));
  }

  /** Whether this run is to give exit status 1. */
  boolean isFailed(EngineRun run) {
    boolean unexpected = run.tally().newFailures() > 0 || !run.staleEntries().isEmpty();
    return switch (failOn) {
      case NEW -> unexpected;
      case ANY -> unexpected || run.tally().failures() > 0;
      case NEVER -> false;
    };
  }
}
