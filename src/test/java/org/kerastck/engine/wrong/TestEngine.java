package org.kerastck.engine.wrong;

import org.kerastck.engine.ConvolutionEngine;
import org.kerastck.engine.Isolation;
import org.kerastck.engine.JavaEngine;
import org.kerastck.engine.Outcome;
import org.kerastck.fixture.LayerCall;
import org.kerastck.tensor.Tensor;

/** An engine of the tests, named as its class. */
public abstract class TestEngine implements ConvolutionEngine {
  @Override
  public String name() {
    return getClass().getSimpleName();
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public Isolation isolation() {
    return Isolation.IN_PROCESS;
  }

  /** What this project's layers give. */
  static Outcome right(LayerCall call) {
    return new JavaEngine().run(call);
  }

  /** The outcome with other numbers, where it has numbers. */
  static Outcome withData(Outcome outcome, float[] data) {
    return outcome instanceof Outcome.Output output
        ? new Outcome.Output(Tensor.of(output.tensor().shape(), data))
        : outcome;
  }

  /** A copy of the outcome's numbers, none where it has none. */
  static float[] data(Outcome outcome) {
    return outcome instanceof Outcome.Output output ? output.tensor().data().clone() : new float[0];
  }
}
