package org.kerastck.engine.wrong;

import org.kerastck.engine.Outcome;
import org.kerastck.fixture.LayerCall;

/** Ends its JVM before any case; the parent, which makes one to ask its name, is spared. */
public final class DiesAtStart extends TestEngine {
  @Override
  public void warmUp() {
    Runtime.getRuntime().halt(7);
  }

  @Override
  public Outcome run(LayerCall call) {
    throw new AssertionError("no case reaches this engine");
  }
}
