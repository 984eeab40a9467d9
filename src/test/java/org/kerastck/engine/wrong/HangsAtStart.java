package org.kerastck.engine.wrong;

import java.util.concurrent.CountDownLatch;
import org.kerastck.engine.Isolation;
import org.kerastck.engine.Outcome;
import org.kerastck.fixture.LayerCall;

/** Is never ready for a case. */
public final class HangsAtStart extends TestEngine {
  @Override
  public Isolation isolation() {
    return Isolation.CHILD_JVM;
  }

  @Override
  public void warmUp() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public Outcome run(LayerCall call) {
    throw new AssertionError("no case reaches this engine");
  }
}
