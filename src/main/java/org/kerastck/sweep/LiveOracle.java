package org.kerastck.sweep;

import java.util.Map;
import java.util.Optional;
import org.kerastck.conformance.Answer;
import org.kerastck.conformance.EngineRun;
import org.kerastck.conformance.Verdict;
import org.kerastck.engine.ConvolutionEngine;
import org.kerastck.engine.Outcome;
import org.kerastck.fixture.BackendOutcome;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Golden;

/**
 * Says of drawn cases what they are to give: an engine, Keras itself above all, that is asked first
 * and held to the plain definition. Where both agree, that is the golden outcome. Where they do
 * not, nobody knows yet who is right, and the case is contested: whoever gives what either gives is
 * not to blame. Where it does not answer, the definition alone stands.
 */
public final class LiveOracle {
  private final EngineRun run;

  /** An oracle of which nothing was asked yet. */
  public LiveOracle(EngineRun run) {
    this.run = run;
  }

  /** The engine's verdicts, against the plain definition. */
  public EngineRun run() {
    return run;
  }

  /**
   * The case with the oracle's word.
   *
   * @throws org.kerastck.engine.EngineException where the oracle cannot be used any more
   */
  public Case settle(Case made) {
    Answer answer = run.ask(made);
    boolean agrees = run.count(run.judge(made, answer)).verdict() instanceof Verdict.Conforms;
    Optional<Golden> given =
        agrees ? Optional.of(new Golden.Agrees()) : golden(made, answer.outcome());
    if (given.isEmpty()) {
      return made;
    }
    ConvolutionEngine engine = run.engine();
    Map<String, BackendOutcome> backends =
        Map.of(engine.name(), new BackendOutcome(given.get(), Optional.empty()));
    return new Case(
        made.suite(),
        made.flags(),
        made.call(),
        made.comparison(),
        made.expected(),
        agrees ? engine.name() : made.reference(),
        backends);
  }

  /** Whether it agreed with the definition in any case. */
  public boolean isOfUse() {
    return run.tally().count("conforms") > 0;
  }

  /** What it gives otherwise than the definition; empty where that is no answer. */
  private static Optional<Golden> golden(Case made, Outcome outcome) {
    if (outcome instanceof Outcome.Output output) {
      return Optional.of(new Golden.Output(output.tensors()));
    }
    if (outcome instanceof Outcome.Refusal refusal) {
      Optional<Outcome.KerasError> known =
          made.expected() instanceof Golden.Raised raised
              ? Optional.of(new Outcome.KerasError(raised.type(), raised.stage()))
              : Optional.empty();
      // An engine that speaks of no error of Keras's refuses as any other does.
      Outcome.KerasError error =
          refusal.kerasError().or(() -> known).orElse(new Outcome.KerasError("Exception", "call"));
      return Optional.of(new Golden.Raised(error.type(), error.stage(), refusal.message()));
    }
    return Optional.empty();
  }
}
