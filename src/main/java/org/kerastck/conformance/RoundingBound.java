package org.kerastck.conformance;

import org.kerastck.fixture.LayerCall;
import org.kerastck.fixture.SpecReader;
import org.kerastck.fixture.UnreadableSpecException;
import org.kerastck.fixture.Weights;
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
 * last term is for engines that flush subnormals to zero. An activation widens it as {@link
 * ReferenceActivation#bound} says.
 */
final class RoundingBound implements Acceptance {
  private static final double UNIT_ROUNDOFF = 0x1p-24;
  private static final double SMALLEST_NORMAL = 0x1p-126;

  private final ReferenceOutput reference;
  private final ReferenceActivation activation;

  private RoundingBound(ReferenceOutput reference, ReferenceActivation activation) {
    this.reference = reference;
    this.activation = activation;
  }

  /** The bound of the problem's output after this activation. */
  static RoundingBound of(ConvolutionProblem problem, ReferenceActivation activation) {
    return new RoundingBound(NaiveConvolution.compute(problem), activation);
  }

  /** The bound of sums of products. */
  static RoundingBound of(ReferenceOutput sums) {
    return new RoundingBound(sums, ReferenceActivation.LINEAR);
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
      ReferenceActivation activation =
          ReferenceActivation.named(spec.activation())
              .orElseThrow(
                  () ->
                      new UnjudgeableCaseException(
                          "There is no rounding bound for activation %s. In: case %s"
                              .formatted(spec.activation(), call.id())));
      return of(
          ConvolutionProblem.of(spec, call.input(), weights.kernel(), weights.bias()), activation);
    } catch (UnreadableSpecException e) {
      throw new UnjudgeableCaseException(
          "There is no rounding bound for this configuration: %s. In: case %s"
              .formatted(e.getMessage(), call.id()));
    }
  }

  /** The element in double precision. */
  double value(int offset) {
    return activation.apply(reference.value(offset));
  }

  /** The number of the output's elements. */
  int elements() {
    return Math.toIntExact(reference.shape().elementCount());
  }

  /** The largest number of terms of an element, its bias counted. */
  int mostTerms() {
    int most = 0;
    for (int i = 0; i < elements(); i++) {
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
    double r = activation.apply(reference.value(offset));
    return Math.abs(actual - r) <= activatedBound(offset);
  }

  /**
   * The bound between two float32 results, neither of which is the value in double precision: each
   * may lie as far from it as the bound allows.
   */
  Acceptance betweenResults() {
    return (offset, one, other) ->
        Acceptance.equal(one, other)
            || Math.abs((double) one - other) <= 2 * activatedBound(offset);
  }

  private double activatedBound(int offset) {
    double before = bound(reference.magnitude(offset), reference.terms(offset));
    return activation.bound(reference.value(offset), before);
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
