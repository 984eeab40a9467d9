package org.kerastck.report;

import java.util.Optional;
import org.kerastck.engine.ConvolutionEngine;
import org.kerastck.engine.Isolation;
import org.kerastck.engine.Outcome;
import org.kerastck.fixture.LayerCall;
import org.kerastck.fixture.SpecReader;
import org.kerastck.fixture.UnreadableSpecException;
import org.kerastck.reference.ConvolutionProblem;
import org.kerastck.reference.NaiveConvolution;
import org.kerastck.reference.WrongRule;

/** An engine that is wrong on purpose: pads on the lower side, or refuses every other case. */
record WrongEngine(String name) implements ConvolutionEngine {

  @Override
  public String version() {
    return "1";
  }

  @Override
  public Isolation isolation() {
    return Isolation.IN_PROCESS;
  }

  @Override
  public Outcome run(LayerCall call) {
    if (name.equals("refusing")) {
      return Math.floorMod(call.id().hashCode(), 2) == 0
          ? new Outcome.Refusal(Optional.empty(), "No.")
          : new Outcome.Unsupported("Not on odd days");
    }
    try {
      ConvolutionProblem right =
          ConvolutionProblem.of(
              SpecReader.read(call.layer()),
              call.input(),
              call.weights().orElseThrow().kernel(),
              call.weights().orElseThrow().bias());
      ConvolutionProblem wrong = WrongRule.SAME_LOWER.mutate(right).orElse(right);
      return new Outcome.Output(NaiveConvolution.compute(wrong).rounded());
    } catch (UnreadableSpecException | RuntimeException e) {
      return new Outcome.Refusal(Optional.empty(), "Refused");
    }
  }
}
