package org.kerastck.sweep;

import java.util.LinkedHashMap;
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
 * and held to the plain definition. Where both agree, its outcome is the golden one. Where they do
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
    Verdict verdict = run.judge(made, answer).verdict();
    if (verdict instanceof Verdict.Unsupported) {
      return made;
    }
    Golden given = golden(made, answer.outcome());
    boolean agrees = verdict instanceof Verdict.Conforms;
    Golden expected = agrees && given instanceof Golden.Raised raised ? raised : made.expected();
    Golden outcome = agrees ? new Golden.Agrees() : given;
    ConvolutionEngine engine = run.engine();
    Map<String, BackendOutcome> backends = new LinkedHashMap<>();
    backends.put(engine.name(), new BackendOutcome(outcome, Optional.empty()));
    return new Case(
        made.suite(),
        made.flags(),
        made.call(),
        made.comparison(),
        expected,
        agrees ? engine.name() : made.reference(),
        backends);
  }

  /** A refusal in words of its own stands for Keras's, as the layers know it. */
  private static Golden golden(Case made, Outcome outcome) {
    if (outcome instanceof Outcome.Output output) {
      return new Golden.Output(output.tensors());
    }
    if (outcome instanceof Outcome.Refusal refusal) {
      Optional<Golden.Raised> known =
          made.expected() instanceof Golden.Raised raised ? Optional.of(raised) : Optional.empty();
      Outcome.KerasError error =
          refusal
              .kerasError()
              .or(() -> known.map(raised -> new Outcome.KerasError(raised.type(), raised.stage())))
              .orElseGet(() -> new Outcome.KerasError("Exception", "call"));
      return new Golden.Raised(error.type(), error.stage(), refusal.message());
    }
    if (outcome instanceof Outcome.Crash crash) {
      return new Golden.Abort("", crash.message());
    }
    return outcome instanceof Outcome.Timeout timeout
        ? new Golden.Timeout(Math.toIntExact(timeout.limit().toSeconds()))
        : new Golden.Unstable();
  }
}
