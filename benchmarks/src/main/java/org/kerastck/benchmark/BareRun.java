package org.kerastck.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kerastck.engine.ConvolutionEngine;
import org.kerastck.engine.EngineCall;
import org.kerastck.engine.Engines;
import org.kerastck.engine.Isolation;
import org.kerastck.fixture.FixtureSet;

/**
 * Reads fixtures and asks an engine every case, in this process, and does nothing else: what a
 * conformance run costs at least. {@code BareRun ENGINE [FIXTURES [SKIPPED]]}; an engine {@code
 * none} reads alone; without fixtures the engine is started alone; SKIPPED has the id of a case
 * that kills a process in each line.
 */
final class BareRun {
  private BareRun() {}

  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("none")) {
      fixtures(arguments).forEach(golden -> {});
      return;
    }
    try (ConvolutionEngine engine =
        Engines.open(arguments[0], Optional.of(Isolation.IN_PROCESS), Duration.ofMinutes(1))) {
      engine.warmUp();
      if (arguments.length > 1) {
        ask(engine, fixtures(arguments), skipped(arguments));
      }
    }
  }

  private static void ask(ConvolutionEngine engine, FixtureSet fixtures, Set<String> skipped) {
    fixtures.forEach(
        golden -> {
          if (!skipped.contains(golden.id())) {
            EngineCall.outcome(engine, golden.call());
          }
        });
  }

  private static FixtureSet fixtures(String[] arguments) {
    return FixtureSet.at(List.of(Path.of(arguments[1])));
  }

  private static Set<String> skipped(String[] arguments) throws IOException {
    return arguments.length > 2
        ? new HashSet<>(Files.readAllLines(Path.of(arguments[2])))
        : Set.of();
  }
}
