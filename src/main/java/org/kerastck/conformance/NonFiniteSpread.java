package org.kerastck.conformance;

import java.util.Arrays;
import java.util.Optional;
import org.kerastck.reference.Bounded;
import org.kerastck.reference.BoundedActivation;
import org.kerastck.reference.BoundedTensor;
import org.kerastck.reference.ConvolutionProblem;
import org.kerastck.reference.NaiveConvolution;
import org.kerastck.reference.ReferenceOutput;
import org.kerastck.tensor.Tensor;

/**
 * Tells how an engine that computes by transforms, as Winograd's and Fourier's algorithms do, takes
 * infinities and NaN of an input: they may reach every output of a tile or of an image, and where
 * they are subtracted from each other an infinity becomes NaN, or NaN an infinity.
 */
final class NonFiniteSpread {

  /** What may be wrong with an output that is not finite, the most telling first. */
  private enum Way {
    SPREADS("an output that depends on no infinity or NaN of the input is not finite"),
    CROSSES("an image without infinity or NaN is not finite where another image has one"),
    TURNS("an infinity comes out as NaN"),
    CHANGES_SIGN("an infinity comes out with the other sign"),
    COMES_BACK("NaN comes out as an infinity");

    private final String sentence;

    Way(String sentence) {
      this.sentence = sentence;
    }
  }

  private NonFiniteSpread() {}

  /** What happens to them; empty where any number that is finite is wrong, or none is not. */
  static Optional<Diagnosis> of(
      ConvolutionProblem problem, BoundedActivation activation, Tensor actual) {
    if (isFinite(problem.input(), 0, 1) || !problem.isComputable()) {
      return Optional.empty();
    }
    ReferenceOutput sums = NaiveConvolution.compute(problem);
    BoundedTensor right = activation.output(BoundedTensor.of(sums));
    if (!right.shape().equals(actual.shape())) {
      return Optional.empty();
    }
    Optional<Way> worst = Optional.empty();
    for (int i = 0; i < actual.data().length; i++) {
      Bounded expected = right.at(i);
      float number = actual.data()[i];
      if (Acceptance.reproduces(expected, number)) {
        continue;
      }
      boolean isReached = !Double.isFinite(sums.value(i));
      boolean isOfActivation = isReached && !problem.spec().activation().equals("linear");
      if (Float.isFinite(number) || isOfActivation) {
        return Optional.empty();
      }
      boolean isOfImage = !isFinite(problem.input(), image(actual, i), batch(actual));
      Way way = isReached ? turned(sums.value(i), number) : isOfImage ? Way.SPREADS : Way.CROSSES;
      worst = worst.filter(other -> other.compareTo(way) <= 0).or(() -> Optional.of(way));
    }
    return worst.map(way -> Diagnosis.of(way.sentence));
  }

  private static Way turned(double expected, float actual) {
    if (Double.isNaN(expected)) {
      return Way.COMES_BACK;
    }
    return Float.isNaN(actual) ? Way.TURNS : Way.CHANGES_SIGN;
  }

  /** Whether a diagnosis is one of these, which say what is seen, and replay nothing. */
  static boolean names(Diagnosis diagnosis) {
    return Arrays.stream(Way.values()).anyMatch(way -> way.sentence.equals(diagnosis.cause()));
  }

  private static int batch(Tensor tensor) {
    return tensor.shape().size(0);
  }

  private static int image(Tensor tensor, int offset) {
    return offset / (tensor.data().length / batch(tensor));
  }

  /** Whether all numbers of one of so many equal parts are finite. */
  private static boolean isFinite(Tensor tensor, int part, int parts) {
    int size = tensor.data().length / parts;
    for (int i = part * size; i < (part + 1) * size; i++) {
      if (!Float.isFinite(tensor.data()[i])) {
        return false;
      }
    }
    return true;
  }
}
