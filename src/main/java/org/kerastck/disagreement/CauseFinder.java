package org.kerastck.disagreement;

import java.util.Optional;
import org.kerastck.conformance.Diagnosis;
import org.kerastck.conformance.Finding;
import org.kerastck.engine.Outcome;
import org.kerastck.fixture.ActivationCall;
import org.kerastck.fixture.BackendOutcome;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Golden;
import org.kerastck.fixture.LossCall;
import org.kerastck.fixture.RegularizerCall;
import org.kerastck.tensor.Tensor;

/** Names why a backend's outcome is not the golden one, where no wrong rule gives its numbers. */
final class CauseFinder {
  private CauseFinder() {}

  /** The cause. */
  static Cause of(Case golden, BackendOutcome given) {
    if (given.defect().isPresent()) {
      String defect = given.defect().get();
      String words = said(given.golden()).map(said -> defect + ": " + said).orElse(defect);
      return cause(golden, given, words);
    }
    if (given.golden() instanceof Golden.Output output) {
      return golden.expected() instanceof Golden.Raised refusal
          ? cause(golden, given, "computes where Keras 3.15 refuses: " + Refusals.words(refusal))
          : ofNumbers(golden, given, output);
    }
    return said(given.golden())
        .map(said -> cause(golden, given, said))
        .orElseGet(() -> Cause.unknown("another outcome"));
  }

  private static Cause cause(Case golden, BackendOutcome given, String words) {
    return new Cause(words, BrokenRules.of(golden, given), true);
  }

  private static Optional<String> said(Golden given) {
    if (given instanceof Golden.Raised raised) {
      return Optional.of(Refusals.words(raised));
    }
    if (given instanceof Golden.Abort abort) {
      return Optional.of(Refusals.words(abort));
    }
    return given instanceof Golden.Timeout timeout
        ? Optional.of("no answer within %d s".formatted(timeout.seconds()))
        : Optional.empty();
  }

  private static Cause ofNumbers(Case golden, BackendOutcome given, Golden.Output output) {
    return ofLoss(golden, output)
        .or(() -> NumberDifference.words(golden, output).map(words -> subject(golden) + words))
        .or(
            () ->
                Finding.diagnosis(golden, new Outcome.Output(output.tensors()))
                    .map(Diagnosis::cause))
        .map(words -> cause(golden, given, words))
        .orElseGet(() -> Cause.unknown(subject(golden) + "other numbers"));
  }

  /** Whether the first loss, the activity regularizer's, is the sum over the batch. */
  private static Optional<String> ofLoss(Case golden, Golden.Output output) {
    if (!(golden.call() instanceof LossCall call)
        || !(golden.expected() instanceof Golden.Output expected)) {
      return Optional.empty();
    }
    Tensor right = expected.tensor("losses");
    Tensor given = output.tensor("losses");
    int batch = call.forward().input().shape().size(0);
    return batch > 1 && given.data()[0] / batch == right.data()[0]
        ? Optional.of("the activity loss is not divided by the batch's size")
        : Optional.empty();
  }

  private static String subject(Case golden) {
    if (golden.call() instanceof ActivationCall) {
      return "activations: ";
    }
    return golden.call() instanceof RegularizerCall ? "regularizers: " : "";
  }
}
