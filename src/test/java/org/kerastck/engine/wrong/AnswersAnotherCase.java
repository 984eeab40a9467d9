package org.kerastck.engine.wrong;

import org.jspecify.annotations.Nullable;
import org.kerastck.engine.Outcome;
import org.kerastck.fixture.LayerCall;

/** Is one answer behind. */
public final class AnswersAnotherCase extends TestEngine {
  private @Nullable Outcome last;

  @Override
  public Outcome run(LayerCall call) {
    Outcome right = right(call);
    Outcome answer = last == null ? withData(right, new float[data(right).length]) : last;
    last = right;
    return answer;
  }
}
