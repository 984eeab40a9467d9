package org.kerastck.conformance;

import java.util.Optional;
import org.kerastck.engine.Outcome;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Golden;
import org.kerastck.fixture.LayerCall;

/** Says what an engine computes where Keras refuses. */
final class AcceptedReplay {
  private AcceptedReplay() {}

  /**
   * The cause is Keras's rule, which the engine lacks; the sentence what the engine's output is:
   * the plain definition's, or that under a mistake.
   */
  static Optional<Diagnosis> explain(
      Case golden, Outcome outcome, SearchBudget budget, RuleCounts known) {
    if (!(golden.expected() instanceof Golden.Raised raised)
        || !(golden.call() instanceof LayerCall call)) {
      return Optional.empty();
    }
    Optional<RuleReplay> replay = RuleReplay.of(call, outcome);
    if (replay.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> found =
        replay.get().isRight()
            ? Optional.of("gives what the plain definition gives, and lacks Keras's refusal")
            : replay
                .get()
                .rule(known)
                .map(rule -> rule.sentence())
                .or(() -> replay.get().diagnosis(budget, known).map(Diagnosis::sentence));
    return found.map(sentence -> new Diagnosis(cause(raised), sentence));
  }

  /** In words that all cases of one refusal have in common. */
  static String cause(Golden.Raised raised) {
    return "computes where Keras raises: " + rule(raised);
  }

  /** The first clause of Keras's message, which says the rule; the rest says what was received. */
  private static String rule(Golden.Raised raised) {
    return raised.message().split("(?<=[^ ])[.:(] |\\.$", 2)[0];
  }
}
