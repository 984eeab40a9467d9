package org.kerastck.conformance;

import java.time.Duration;
import java.util.Optional;
import org.kerastck.engine.ConvolutionEngine;
import org.kerastck.engine.EngineCall;
import org.kerastck.engine.Outcome;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Golden;
import org.kerastck.fixture.GradientCall;

/**
 * What an engine made of a case.
 *
 * @param outcome what came
 * @param elapsed how long the engine took
 * @param forward what it gives for the layer's output where it refuses the layer's gradients, which
 *     may say why; empty otherwise
 */
public record Answer(Outcome outcome, Duration elapsed, Optional<Outcome> forward) {

  /** An answer to a question that needs no second one. */
  public Answer(Outcome outcome, Duration elapsed) {
    this(outcome, elapsed, Optional.empty());
  }

  /** Has the engine answer. */
  static Answer of(ConvolutionEngine engine, Case golden) {
    long start = System.nanoTime();
    Outcome outcome = EngineCall.outcome(engine, golden.call());
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    boolean isRefused =
        outcome instanceof Outcome.Refusal && golden.expected() instanceof Golden.Output;
    return isRefused && golden.call() instanceof GradientCall gradient
        ? new Answer(outcome, elapsed, Optional.of(EngineCall.outcome(engine, gradient.forward())))
        : new Answer(brief(outcome, golden), elapsed);
  }

  /**
   * The same outcome in as little room as there is, as it may wait in a queue: of the golden's
   * digest, the digest; of the golden output, the tensors that the case has.
   */
  private static Outcome brief(Outcome outcome, Case golden) {
    if (golden.expected() instanceof Golden.Digest digest
        && outcome instanceof Outcome.Output output
        && DigestComparison.compare(digest, output).isEmpty()) {
      return new Outcome.Digest(digest.shape(), digest.sha256());
    }
    return golden.expected() instanceof Golden.Output expected && isSame(outcome, expected)
        ? new Outcome.Output(expected.tensors())
        : outcome;
  }

  /** Whether it is the golden output, bit by bit (every NaN is the same). */
  boolean isGolden(Case golden) {
    return golden.expected() instanceof Golden.Output expected && isSame(outcome, expected);
  }

  private static boolean isSame(Outcome outcome, Golden.Output expected) {
    return outcome instanceof Outcome.Output output
        && output.tensors().keySet().equals(expected.tensors().keySet())
        && output.tensors().entrySet().stream()
            .allMatch(tensor -> tensor.getValue().isSameAs(expected.tensor(tensor.getKey())));
  }
}
