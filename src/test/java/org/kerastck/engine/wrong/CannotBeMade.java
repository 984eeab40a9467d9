package org.kerastck.engine.wrong;

import org.kerastck.engine.Outcome;
import org.kerastck.fixture.LayerCall;

/** Fails to load, as an engine does whose native library is missing. */
public final class CannotBeMade extends TestEngine {
  @Override
  public void warmUp() {
    throw new UnsatisfiedLinkError("no such library");
  }

  @Override
  public Outcome run(LayerCall call) {
    throw new AssertionError("no case reaches this engine");
  }
}
