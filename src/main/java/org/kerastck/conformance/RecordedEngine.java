package org.kerastck.conformance;

import org.kerastck.engine.ConvolutionEngine;
import org.kerastck.engine.Isolation;
import org.kerastck.engine.Outcome;
import org.kerastck.fixture.LayerCall;

/**
 * An engine whose answers are on record: it has a name and a version, and answers nothing new.
 *
 * @param name as when it ran
 * @param version as when it ran
 */
public record RecordedEngine(String name, String version) implements ConvolutionEngine {

  @Override
  public Isolation isolation() {
    return Isolation.IN_PROCESS;
  }

  @Override
  public Outcome run(LayerCall call) {
    return new Outcome.Unsupported(name + " is not here, only its answers are");
  }
}
