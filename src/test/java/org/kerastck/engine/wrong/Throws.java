package org.kerastck.engine.wrong;

import org.kerastck.engine.Outcome;
import org.kerastck.fixture.LayerCall;

/** Refuses everything, by an exception. */
public final class Throws extends TestEngine {
  @Override
  public Outcome run(LayerCall call) {
    throw new IllegalStateException("no\nsuch luck");
  }
}
