package org.kerastck.engine.wrong;

import org.kerastck.engine.Outcome;
import org.kerastck.fixture.LayerCall;

/** Says of everything that it has no such feature. */
public final class ClaimsNothing extends TestEngine {
  @Override
  public Outcome run(LayerCall call) {
    return new Outcome.Unsupported("nothing is supported");
  }
}
