package org.kerastck.conformance;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.kerastck.engine.Outcome;
import org.kerastck.fixture.BackendOutcome;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Golden;
import org.kerastck.tensor.Tensor;

/** Turns an engine's outcome into a verdict. */
public final class Judge {
  private Judge() {}

  /** The verdict on what an engine made of a case. */
  public static Verdict judge(Case golden, Outcome outcome) {
    if (outcome instanceof Outcome.Unsupported unsupported) {
      return new Verdict.Unsupported(unsupported.reason());
    }
    if (outcome instanceof Outcome.Crash crash) {
      return new Verdict.Crashed(crash.message());
    }
    if (outcome instanceof Outcome.Timeout timeout) {
      return new Verdict.TimedOut("No answer within %s s".formatted(seconds(timeout.limit())));
    }
    Optional<Verdict.Deviates> deviation = deviation(golden, golden.expected(), outcome);
    if (golden.isContested()) {
      if (deviation.isEmpty()) {
        return new Verdict.Contested(golden.reference());
      }
      for (Map.Entry<String, BackendOutcome> backend : golden.backends().entrySet()) {
        if (backend.getValue().isDissent() && matches(golden, backend.getValue(), outcome)) {
          return new Verdict.Contested(backend.getKey());
        }
      }
    }
    return deviation.isEmpty()
        ? new Verdict.Conforms()
        : withDefect(golden, deviation.get(), outcome);
  }

  /** As it is given: 60, 0.2. */
  private static String seconds(Duration limit) {
    return BigDecimal.valueOf(limit.getSeconds())
        .add(BigDecimal.valueOf(limit.getNano(), 9))
        .stripTrailingZeros()
        .toPlainString();
  }

  /** The offsets of the elements that will not do, of a tensor that has the golden one's shape. */
  public static int[] differing(Case golden, String name, Tensor actual) {
    return differing(golden, name, actual, Acceptance::accepts);
  }

  /**
   * The offsets of the elements that rounding does not explain, though they may do because another
   * backend of Keras has them; of a tensor that has the golden one's shape.
   */
  public static int[] beyondRounding(Case golden, String name, Tensor actual) {
    return differing(golden, name, actual, Acceptance::isRounding);
  }

  private static int[] differing(Case golden, String name, Tensor actual, Test test) {
    Golden.Output output = (Golden.Output) golden.expected();
    float[] expected = output.tensor(name).data();
    Acceptance acceptance = Standard.of(golden, output, Map.of(name, actual)).acceptance(name);
    return IntStream.range(0, expected.length)
        .filter(offset -> !test.passes(acceptance, offset, expected[offset], actual.data()[offset]))
        .toArray();
  }

  /** What an acceptance is asked. */
  private interface Test {
    boolean passes(Acceptance acceptance, int offset, float expected, float actual);
  }

  private static boolean matches(Case golden, BackendOutcome backend, Outcome outcome) {
    boolean comparable =
        backend.golden() instanceof Golden.Output
            || backend.golden() instanceof Golden.Configuration
            || backend.golden() instanceof Golden.Raised;
    return comparable && deviation(golden, backend.golden(), outcome).isEmpty();
  }

  /** An engine that refuses in words of its own may do so for any reason, and shares no defect. */
  private static Verdict withDefect(Case golden, Verdict.Deviates deviation, Outcome outcome) {
    boolean isAnyRefusal =
        outcome instanceof Outcome.Refusal refusal && refusal.kerasError().isEmpty();
    Optional<String> shared =
        golden.backends().values().stream()
            .filter(backend -> !isAnyRefusal && backend.defect().isPresent())
            .filter(backend -> matches(golden, backend, outcome))
            .flatMap(backend -> backend.defect().stream())
            .findFirst();
    return new Verdict.Deviates(
        deviation.kind(), deviation.sentence(), deviation.difference(), shared);
  }

  private static Optional<Verdict.Deviates> deviation(
      Case golden, Golden expected, Outcome outcome) {
    if (expected instanceof Golden.Raised error) {
      return outcome instanceof Outcome.Refusal refusal
          ? refusalDeviation(error, refusal)
          : deviates(
              DeviationKind.ACCEPTED_INVALID,
              "Keras raises %s at %s (%s); the engine computes%s."
                  .formatted(error.type(), error.stage(), error.message(), shapeOf(outcome)));
    }
    if (outcome instanceof Outcome.Refusal refusal) {
      return deviates(
          DeviationKind.REJECTED_VALID,
          "Keras computes%s; the engine refuses: %s."
              .formatted(shapeOf(expected), refusal.message()));
    }
    if (expected instanceof Golden.Output wanted && outcome instanceof Outcome.Output given) {
      return TensorComparison.compare(golden, wanted, given);
    }
    if (expected instanceof Golden.Digest wanted && outcome instanceof Outcome.Output given) {
      return DigestComparison.compare(wanted, given);
    }
    if (expected instanceof Golden.Digest wanted && outcome instanceof Outcome.Digest given) {
      return DigestComparison.compare(wanted, given);
    }
    if (expected instanceof Golden.Configuration wanted
        && outcome instanceof Outcome.Configuration given) {
      return ConfigurationComparison.compare(wanted.object(), given.object());
    }
    return deviates(DeviationKind.VALUE, "The engine answered another question than was asked.");
  }

  private static String shapeOf(Golden golden) {
    return golden instanceof Golden.Output output ? " " + output.tensor().shape() : "";
  }

  private static String shapeOf(Outcome outcome) {
    return outcome instanceof Outcome.Output output ? " " + output.tensor().shape() : "";
  }

  /** An engine that does not speak of Keras's errors conforms by refusing at all. */
  private static Optional<Verdict.Deviates> refusalDeviation(
      Golden.Raised error, Outcome.Refusal refusal) {
    Outcome.KerasError expected = new Outcome.KerasError(error.type(), error.stage());
    if (refusal.kerasError().isEmpty() || refusal.kerasError().get().equals(expected)) {
      return Optional.empty();
    }
    Outcome.KerasError actual = refusal.kerasError().get();
    return deviates(
        DeviationKind.WRONG_ERROR,
        "Keras raises %s at %s (%s); the engine %s at %s (%s)."
            .formatted(
                error.type(),
                error.stage(),
                error.message(),
                actual.type(),
                actual.stage(),
                refusal.message()));
  }

  static Optional<Verdict.Deviates> deviates(DeviationKind kind, String sentence) {
    return Optional.of(new Verdict.Deviates(kind, sentence, Optional.empty(), Optional.empty()));
  }
}
