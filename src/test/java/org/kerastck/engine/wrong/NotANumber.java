package org.kerastck.engine.wrong;

import org.kerastck.engine.Outcome;
import org.kerastck.fixture.LayerCall;

/** Spoils the last element alone. */
public final class NotANumber extends TestEngine {
  @Override
  public Outcome run(LayerCall call) {
    Outcome right = right(call);
    float[] data = data(right);
    if (data.length > 0) {
      data[data.length - 1] = Float.NaN;
    }
    return withData(right, data);
  }
}
