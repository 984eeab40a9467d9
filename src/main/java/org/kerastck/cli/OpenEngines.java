package org.kerastck.cli;

import java.util.ArrayList;
import java.util.List;
import org.kerastck.engine.ConvolutionEngine;
import org.kerastck.engine.Engines;

/** The engines that a run has opened, closed together however it ends. */
final class OpenEngines implements AutoCloseable {
  private final List<ConvolutionEngine> engines = new ArrayList<>();

  /** Opens the engine of that name. */
  ConvolutionEngine open(String name) {
    ConvolutionEngine engine = Engines.open(name);
    engines.add(engine);
    return engine;
  }

  @Override
  public void close() {
    engines.forEach(ConvolutionEngine::close);
  }
}
