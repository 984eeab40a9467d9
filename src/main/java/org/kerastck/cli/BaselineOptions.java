package org.kerastck.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.kerastck.conformance.BaselineFile;
import org.kerastck.conformance.EngineRun;
import org.kerastck.engine.ConvolutionEngine;
import org.kerastck.run.BaselineChanges;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is known of engines, as it is used and as it is rewritten. */
final class BaselineOptions {
  @Mixin private KnownOptions known = new KnownOptions();

  @Option(
      names = "--update-baseline",
      description = "Rewrites the baselines from this run, and prints what changed.")
  private boolean update;

  /**
   * Checks what can be checked before anything is run.
   *
   * @throws UsageException where the options do not go with these engines
   */
  void check(Collection<String> engines) {
    known.check(engines, !update);
  }

  /** A run of this engine, which knows its baseline. */
  EngineRun run(ConvolutionEngine engine, FixtureOptions fixtures) {
    Path file = known.path(engine, fixtures);
    if (update && !file.getFileSystem().equals(FileSystems.getDefault())) {
      throw new UsageException(
          "--update-baseline cannot write into the kit's jar. Expected: --baseline FILE.");
    }
    return known.run(engine, fixtures);
  }

  /** Rewrites the runs' baselines, where that is wanted; whether one is to give exit status 1. */
  boolean conclude(List<EngineRun> runs, FixtureOptions fixtures, PrintWriter out)
      throws IOException {
    if (!update) {
      return runs.stream().anyMatch(known::isFailed);
    }
    for (EngineRun run : runs) {
      Path file = known.path(run.engine(), fixtures);
      BaselineFile.write(file, run.updatedBaseline());
      new BaselineChanges(run.baseline(), run.updatedBaseline()).print(file, out);
    }
    return false;
  }
}
