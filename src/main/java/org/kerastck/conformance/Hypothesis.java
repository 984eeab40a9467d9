package org.kerastck.conformance;

import java.util.Optional;
import java.util.stream.IntStream;
import org.kerastck.reference.Bounded;
import org.kerastck.reference.BoundedFunction;
import org.kerastck.reference.BoundedTensor;
import org.kerastck.reference.ConvolutionProblem;
import org.kerastck.reference.ElementFunction;
import org.kerastck.reference.NaiveConvolution;
import org.kerastck.reference.ReferenceOutput;
import org.kerastck.tensor.Tensor;

/**
 * What an engine may have computed in place of the right problem.
 *
 * @param problem the problem that it solves
 * @param activation what it applies to the result
 * @param diagnosis the mistake in words; empty where there is none yet
 */
record Hypothesis(
    ConvolutionProblem problem, BoundedFunction activation, Optional<Diagnosis> diagnosis) {

  /** The same with one more mistake. */
  Hypothesis with(ConvolutionProblem newProblem, Diagnosis mistake) {
    return new Hypothesis(newProblem, activation, also(mistake));
  }

  /** The same with another problem and no word about it yet. */
  Hypothesis with(ConvolutionProblem newProblem) {
    return new Hypothesis(newProblem, activation, diagnosis);
  }

  /** The same with another activation. */
  Hypothesis with(BoundedFunction newActivation, Diagnosis mistake) {
    return new Hypothesis(problem, newActivation, also(mistake));
  }

  /** Whether the definition gives this output, in every number, under the hypothesis. */
  boolean gives(Tensor actual, SearchBudget budget) {
    boolean hasShape = problem.height().outputSize() >= 0 && problem.width().outputSize() >= 0;
    if (!hasShape || !activation.outputShape(problem.outputShape()).equals(actual.shape())) {
      return false;
    }
    return activation instanceof ElementFunction function
        ? eachGives(function, actual, budget)
        : allGive(actual, budget);
  }

  /** Until an element differs. */
  private boolean eachGives(ElementFunction function, Tensor actual, SearchBudget budget) {
    boolean[] same = {true};
    NaiveConvolution.visit(
        problem,
        (offset, value, magnitude, terms) -> {
          Bounded expected = function.at(sum(value, magnitude, terms));
          same[0] = Acceptance.reproduces(expected, actual.data()[offset]);
          budget.spend(terms + 1);
          return same[0];
        });
    return same[0];
  }

  /** No element of what an activation mixes is known before all are. */
  private boolean allGive(Tensor actual, SearchBudget budget) {
    ReferenceOutput sums = NaiveConvolution.compute(problem);
    BoundedTensor before =
        BoundedTensor.of(
            sums.shape(),
            i -> {
              budget.spend(sums.terms(i) + 1);
              return sum(sums.value(i), sums.magnitude(i), sums.terms(i));
            });
    BoundedTensor expected = activation.output(before);
    return IntStream.range(0, expected.size())
        .allMatch(i -> Acceptance.reproduces(expected.at(i), actual.data()[i]));
  }

  private static Bounded sum(double value, double magnitude, int terms) {
    return new Bounded(
        value, isExact(value, magnitude) ? 0 : RoundingBound.bound(magnitude, terms));
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
