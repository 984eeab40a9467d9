package org.kerastck.conformance;

import java.util.Optional;
import org.kerastck.fixture.LayerCall;
import org.kerastck.fixture.SpecReader;
import org.kerastck.fixture.UnreadableSpecException;
import org.kerastck.fixture.Weights;
import org.kerastck.reference.Bounded;
import org.kerastck.reference.BoundedActivation;
import org.kerastck.reference.BoundedTensor;
import org.kerastck.reference.ConvolutionProblem;
import org.kerastck.reference.ConvolutionSpec;
import org.kerastck.reference.NaiveConvolution;
import org.kerastck.reference.ReferenceActivation;
import org.kerastck.reference.ReferenceOutput;

/**
 * The bound within which any float32 summation of an element's terms lies: {@code |actual - r| <=
 * gamma(n) S + n 2^-126}, with r the value in double precision, S the sum of the magnitudes of its
 * terms and of the bias, n one more than the number of terms, and {@code gamma(n) = n u / (1 - n
 * u)}, u = 2^-24. Source: Higham, Accuracy and Stability of Numerical Algorithms, section 3.1; the
 * last term is for engines that flush subnormals to zero. An activation of each element widens it
 * as {@link ReferenceActivation#bound} says, one that mixes an axis as {@link BoundedActivation}
 * does.
 */
final class RoundingBound implements Acceptance {
  private static final double UNIT_ROUNDOFF = 0x1p-24;
  private static final double SMALLEST_NORMAL = 0x1p-126;

  private final ReferenceOutput reference;
  private final BoundedTensor output;

  private RoundingBound(ReferenceOutput reference, BoundedTensor output) {
    this.reference = reference;
    this.output = output;
  }

  /** The bound of the problem's output after this activation. */
  static RoundingBound of(ConvolutionProblem problem, ReferenceActivation activation) {
    return of(NaiveConvolution.compute(problem), activation);
  }

  /** The bound of sums of products. */
  static RoundingBound of(ReferenceOutput sums) {
    return of(sums, ReferenceActivation.LINEAR);
  }

  private static RoundingBound of(ReferenceOutput sums, ReferenceActivation activation) {
    BoundedTensor activated =
        BoundedTensor.of(
            sums.shape(),
            i -> {
              double before = bound(sums.magnitude(i), sums.terms(i));
              double bound = activation.bound(sums.value(i), before);
              return new Bounded(activation.apply(sums.value(i)), bound);
            });
    return new RoundingBound(sums, activated);
  }

  /**
   * The bound of a layer's output.
   *
   * @throws UnjudgeableCaseException where its configuration has none
   */
  static RoundingBound of(LayerCall call) {
    try {
      ConvolutionSpec spec = SpecReader.read(call.layer());
      Weights weights = call.weights().orElseThrow();
      ConvolutionProblem problem =
          ConvolutionProblem.of(spec, call.input(), weights.kernel(), weights.bias());
      Optional<ReferenceActivation> ofElements = ReferenceActivation.named(spec.activation());
      if (ofElements.isPresent()) {
        return of(problem, ofElements.get());
      }
      ReferenceOutput sums = NaiveConvolution.compute(problem);
      return BoundedActivation.named(spec.activation())
          .map(mixing -> new RoundingBound(sums, mixing.output(BoundedTensor.of(sums))))
          .orElseThrow(
              () ->
                  new UnjudgeableCaseException(
                      "There is no rounding bound for activation %s. In: case %s"
                          .formatted(spec.activation(), call.id())));
    } catch (UnreadableSpecException e) {
      throw new UnjudgeableCaseException(
          "There is no rounding bound for this configuration: %s. In: case %s"
              .formatted(e.getMessage(), call.id()));
    }
  }

  /** The element in double precision. */
  double value(int offset) {
    return output.value(offset);
  }

  /** How far from it float32 may be. */
  double error(int offset) {
    return output.error(offset);
  }

  /** The number of the output's elements. */
  int elements() {
    return output.size();
  }

  /** The largest number of terms of an element, its bias counted. */
  int mostTerms() {
    int most = 0;
    for (int i = 0; i < Math.toIntExact(reference.shape().elementCount()); i++) {
      most = Math.max(most, reference.terms(i));
    }
    return most + 1;
  }

  @Override
  public boolean accepts(int offset, float expected, float actual) {
    if (Acceptance.equal(expected, actual)) {
      return true;
    }
    if (!Float.isFinite(expected) || !Float.isFinite(actual)) {
      return false;
    }
    return output.at(offset).accepts(actual);
  }

  /**
   * The bound between two float32 results, neither of which is the value in double precision: each
   * may lie as far from it as the bound allows.
   */
  Acceptance betweenResults() {
    return (offset, one, other) ->
        Acceptance.equal(one, other) || Math.abs((double) one - other) <= 2 * output.error(offset);
  }

  /** The largest distance from r that rounding explains; none where a term is not finite. */
  static double bound(double magnitude, int terms) {
    if (!Double.isFinite(magnitude)) {
      return 0;
    }
    double n = terms + 1.0;
    double gamma = n * UNIT_ROUNDOFF / (1 - n * UNIT_ROUNDOFF);
    return gamma * magnitude + n * SMALLEST_NORMAL;
  }
}
