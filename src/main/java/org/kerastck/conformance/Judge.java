package org.kerastck.conformance;

import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.kerastck.engine.Outcome;
import org.kerastck.fixture.BackendOutcome;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Comparison;
import org.kerastck.fixture.Golden;
import org.kerastck.fixture.LayerCall;
import org.kerastck.fixture.SpecReader;
import org.kerastck.fixture.UnreadableSpecException;
import org.kerastck.fixture.Weights;
import org.kerastck.reference.ConvolutionProblem;
import org.kerastck.reference.ConvolutionSpec;
import org.kerastck.reference.ReferenceActivation;
import org.kerastck.tensor.Shape;
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
      return new Verdict.TimedOut("No answer within " + timeout.limit().toSeconds() + " s");
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

  /** The offsets of the elements that will not do, of an output that has the golden one's shape. */
  public static int[] differing(Case golden, Tensor actual) {
    Tensor expected = ((Golden.Output) golden.expected()).tensor();
    Acceptance acceptance = acceptance(golden, expected);
    return IntStream.range(0, expected.data().length)
        .filter(
            offset -> !acceptance.accepts(offset, expected.data()[offset], actual.data()[offset]))
        .toArray();
  }

  private static boolean matches(Case golden, BackendOutcome backend, Outcome outcome) {
    boolean comparable =
        backend.golden() instanceof Golden.Output || backend.golden() instanceof Golden.Raised;
    return comparable && deviation(golden, backend.golden(), outcome).isEmpty();
  }

  private static Verdict withDefect(Case golden, Verdict.Deviates deviation, Outcome outcome) {
    Optional<String> shared =
        golden.backends().values().stream()
            .filter(backend -> backend.defect().isPresent() && matches(golden, backend, outcome))
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
              "Keras raises %s at %s (%s); the engine computes %s."
                  .formatted(
                      error.type(),
                      error.stage(),
                      error.message(),
                      ((Outcome.Output) outcome).tensor().shape()));
    }
    Tensor output = ((Golden.Output) expected).tensor();
    return outcome instanceof Outcome.Refusal refusal
        ? deviates(
            DeviationKind.REJECTED_VALID,
            "Keras computes %s; the engine refuses: %s."
                .formatted(output.shape(), refusal.message()))
        : outputDeviation(golden, output, ((Outcome.Output) outcome).tensor());
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

  private static Optional<Verdict.Deviates> outputDeviation(
      Case golden, Tensor expected, Tensor actual) {
    if (!expected.shape().equals(actual.shape())) {
      return Optional.of(
          new Verdict.Deviates(
              DeviationKind.SHAPE,
              "Expected shape %s, was %s.".formatted(expected.shape(), actual.shape()),
              Optional.of(Difference.ofShapes(expected.shape(), actual.shape())),
              Optional.empty()));
    }
    return OutputComparison.compare(expected, actual, acceptance(golden, expected))
        .map(Judge::ofDifference);
  }

  private static Verdict.Deviates ofDifference(Difference difference) {
    Difference.Element first = difference.first().orElseThrow();
    return new Verdict.Deviates(
        difference.nonFinite() == 0 ? DeviationKind.VALUE : DeviationKind.NON_FINITE,
        "Expected %s at %s, was %s; %d of %d elements differ."
            .formatted(
                first.expected(),
                first.index(),
                first.actual(),
                difference.count(),
                difference.expectedShape().elementCount()),
        Optional.of(difference),
        Optional.empty());
  }

  /** What the case accepts of each element where Keras, or a backend of it, has this output. */
  private static Acceptance acceptance(Case golden, Tensor expected) {
    if (!isBounded(golden, expected.shape())) {
      return (offset, one, other) -> Acceptance.equal(one, other);
    }
    RoundingBound bound = roundingBound(golden.call());
    boolean reference =
        golden.expected() instanceof Golden.Output output && output.tensor() == expected;
    return reference ? bound : bound.betweenResults();
  }

  /** What the case accepts of each element of two engines' outputs of this shape. */
  static Acceptance acceptanceBetweenEngines(Case golden, Shape shape) {
    return isBounded(golden, shape)
        ? roundingBound(golden.call()).betweenResults()
        : (offset, one, other) -> Acceptance.equal(one, other);
  }

  /** Whether the bound applies: it is about the definition's output, not one of another shape. */
  private static boolean isBounded(Case golden, Shape shape) {
    return golden.comparison() == Comparison.ROUNDED
        && golden.expected() instanceof Golden.Output output
        && output.tensor().shape().equals(shape);
  }

  private static RoundingBound roundingBound(LayerCall call) {
    try {
      ConvolutionSpec spec = SpecReader.read(call.layer());
      Weights weights = call.weights().orElseThrow();
      ReferenceActivation activation =
          ReferenceActivation.named(spec.activation())
              .orElseThrow(
                  () ->
                      new UnjudgeableCaseException(
                          "There is no rounding bound for activation %s. In: case %s"
                              .formatted(spec.activation(), call.id())));
      return RoundingBound.of(
          ConvolutionProblem.of(spec, call.input(), weights.kernel(), weights.bias()), activation);
    } catch (UnreadableSpecException e) {
      throw new UnjudgeableCaseException(
          "There is no rounding bound for this configuration: %s. In: case %s"
              .formatted(e.getMessage(), call.id()));
    }
  }

  private static Optional<Verdict.Deviates> deviates(DeviationKind kind, String sentence) {
    return Optional.of(new Verdict.Deviates(kind, sentence, Optional.empty(), Optional.empty()));
  }
}
