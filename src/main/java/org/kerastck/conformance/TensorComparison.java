package org.kerastck.conformance;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kerastck.engine.Outcome;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Golden;
import org.kerastck.tensor.Tensor;

/** Holds the tensors that an engine gave against golden ones, one after the other. */
final class TensorComparison {
  private TensorComparison() {}

  /** The first tensor that differs, in the fixture's order. */
  static Optional<Verdict.Deviates> compare(
      Case golden, Golden.Output expected, Outcome.Output actual) {
    Standard standard = Standard.of(golden, expected, actual.tensors());
    for (Map.Entry<String, Tensor> wanted : expected.tensors().entrySet()) {
      String name = wanted.getKey();
      @Nullable Tensor given = actual.tensors().get(name);
      if (given == null) {
        return Judge.deviates(
            DeviationKind.SHAPE,
            "Expected %s of shape %s, and there is none."
                .formatted(name, wanted.getValue().shape()));
      }
      Optional<Verdict.Deviates> deviation = compare(standard, name, wanted.getValue(), given);
      if (deviation.isPresent()) {
        return deviation;
      }
    }
    return Optional.empty();
  }

  private static Optional<Verdict.Deviates> compare(
      Standard standard, String name, Tensor wanted, Tensor given) {
    if (!wanted.shape().equals(given.shape())) {
      return Optional.of(
          new Verdict.Deviates(
              DeviationKind.SHAPE,
              "%sxpected shape %s, was %s."
                  .formatted(beginning(name), wanted.shape(), given.shape()),
              Optional.of(Difference.ofShapes(name, wanted.shape(), given.shape())),
              Optional.empty()));
    }
    return ElementComparison.compare(name, wanted, given, standard.acceptance(name))
        .map(TensorComparison::ofDifference);
  }

  private static Verdict.Deviates ofDifference(Difference difference) {
    Difference.Element first = difference.first().orElseThrow();
    return new Verdict.Deviates(
        difference.nonFinite() == 0 ? DeviationKind.VALUE : DeviationKind.NON_FINITE,
        "%sxpected %s at %s, was %s; %d of %d elements differ."
            .formatted(
                beginning(difference.tensor()),
                ShortestDecimal.of(first.expected()),
                first.index(),
                ShortestDecimal.of(first.actual()),
                difference.count(),
                difference.expectedShape().elementCount()),
        Optional.of(difference),
        Optional.empty());
  }

  /** A layer's output needs no name. */
  private static String beginning(String name) {
    return name.equals("output") ? "E" : name + ": e";
  }
}
