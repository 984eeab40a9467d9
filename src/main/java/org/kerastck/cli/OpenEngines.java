package org.kerastck.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kerastck.engine.ConvolutionEngine;
import org.kerastck.engine.EngineCrew;
import org.kerastck.engine.Engines;
import org.kerastck.engine.Isolation;

/** The engines that a run has opened, closed together however it ends. */
final class OpenEngines implements AutoCloseable {
  private final List<ConvolutionEngine> engines = new ArrayList<>();

  /** Opens the engine of that name, as often as there are threads. */
  void open(String name, Optional<Isolation> isolation, Duration timeLimit, int threads) {
    engines.add(
        threads == 1
            ? Engines.open(name, isolation, timeLimit)
            : EngineCrew.of(threads, () -> Engines.open(name, isolation, timeLimit)));
  }

  /** All of them, in the order of their names. */
  List<ConvolutionEngine> all() {
    return List.copyOf(engines);
  }

  @Override
  public void close() {
    engines.forEach(ConvolutionEngine::close);
  }
}
