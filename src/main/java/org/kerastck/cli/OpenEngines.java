package org.kerastck.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kerastck.engine.ConvolutionEngine;
import org.kerastck.engine.EngineCrew;
import org.kerastck.engine.Engines;
import org.kerastck.engine.Isolation;
import org.kerastck.report.Reproduction;

/** The engines that a run has opened, closed together however it ends. */
final class OpenEngines implements AutoCloseable {
  private final List<ConvolutionEngine> engines = new ArrayList<>();
  private final Map<String, String> options = new HashMap<>();

  /** Opens the engine of that name, as often as there are threads. */
  void open(String name, Optional<Isolation> isolation, Duration timeLimit, int threads) {
    ConvolutionEngine engine =
        threads == 1
            ? Engines.open(name, isolation, timeLimit)
            : EngineCrew.of(threads, () -> Engines.open(name, isolation, timeLimit));
    engines.add(engine);
    options.put(engine.name(), name);
  }

  /** All of them, in the order of their names, which a process says itself. */
  List<ConvolutionEngine> all() {
    return engines.stream().sorted(Comparator.comparing(ConvolutionEngine::name)).toList();
  }

  /** By the command line with these options, on which a process is named by its command. */
  Reproduction reproduction(List<String> given) {
    return Reproduction.commandLine(engine -> options.getOrDefault(engine, engine), given);
  }

  @Override
  public void close() {
    engines.forEach(ConvolutionEngine::close);
  }
}
