package org.kerastck.conformance;

import java.util.Optional;
import org.kerastck.reference.ConvolutionProblem;
import org.kerastck.reference.NaiveConvolution;
import org.kerastck.reference.ReferenceActivation;
import org.kerastck.tensor.Tensor;

/**
 * What an engine may have computed in place of the right problem.
 *
 * @param problem the problem that it solves
 * @param activation what it applies to the result
 * @param diagnosis the mistake in words; empty where there is none yet
 */
record Hypothesis(
    ConvolutionProblem problem, ReferenceActivation activation, Optional<Diagnosis> diagnosis) {

  /** The same with one more mistake. */
  Hypothesis with(ConvolutionProblem newProblem, Diagnosis mistake) {
    return new Hypothesis(newProblem, activation, also(mistake));
  }

  /** The same with another problem and no word about it yet. */
  Hypothesis with(ConvolutionProblem newProblem) {
    return new Hypothesis(newProblem, activation, diagnosis);
  }

  /** The same with another activation. */
  Hypothesis with(ReferenceActivation newActivation, Diagnosis mistake) {
    return new Hypothesis(problem, newActivation, also(mistake));
  }

  /** Whether the definition gives this output, in every number, under the hypothesis. */
  boolean gives(Tensor actual, SearchBudget budget) {
    boolean hasShape = problem.height().outputSize() >= 0 && problem.width().outputSize() >= 0;
    if (!hasShape || !problem.outputShape().equals(actual.shape())) {
      return false;
    }
    boolean[] same = {true};
    NaiveConvolution.visit(
        problem,
        (offset, value, magnitude, terms) -> {
          float actualValue = actual.data()[offset];
          double expected = activation.apply(value);
          same[0] =
              Acceptance.equal((float) expected, actualValue)
                  || (!isExact(value, magnitude)
                      && Math.abs(actualValue - expected) <= RoundingBound.bound(magnitude, terms));
          budget.spend(terms + 1);
          return same[0];
        });
    return same[0];
  }

  /** Whether every partial sum is an integer that float32 holds, so that nothing is rounded. */
  private static boolean isExact(double value, double magnitude) {
    return magnitude < 0x1p24 && Math.rint(value) == value && Math.rint(magnitude) == magnitude;
  }

  /** The mistakes, with the geometry that they leave. */
  Optional<Diagnosis> found() {
    return diagnosis.map(mistakes -> mistakes.under(AxisPair.of(problem)));
  }

  private Optional<Diagnosis> also(Diagnosis mistake) {
    return Optional.of(diagnosis.isPresent() ? diagnosis.get().and(mistake) : mistake);
  }
}
