package org.kerastck.conformance;

import java.util.BitSet;
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
    BitSet touched = imagesWithInfinityOrNan(problem.input());
    if (touched.isEmpty() || !problem.isComputable()) {
      return Optional.empty();
    }
    ReferenceOutput sums = NaiveConvolution.compute(problem);
    BoundedTensor right = activation.output(BoundedTensor.of(sums));
    if (!right.shape().equals(actual.shape())) {
      return Optional.empty();
    }
    Optional<Way> worst = Optional.empty();
    int image = sizeOfImage(actual);
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
      Way way =
          isReached
              ? turned(sums.value(i), number)
              : touched.get(i / image) ? Way.SPREADS : Way.CROSSES;
      worst = worst.filter(other -> other.compareTo(way) <= 0).or(() -> Optional.of(way));
    }
    return worst.map(way -> Diagnosis.seen(way.sentence));
  }

  private static Way turned(double expected, float actual) {
    if (Double.isNaN(expected)) {
      return Way.COMES_BACK;
    }
    return Float.isNaN(actual) ? Way.TURNS : Way.CHANGES_SIGN;
  }

  private static BitSet imagesWithInfinityOrNan(Tensor input) {
    BitSet images = new BitSet();
    for (int i = 0; i < input.data().length; i++) {
      if (!Float.isFinite(input.data()[i])) {
        images.set(i / sizeOfImage(input));
      }
    }
    return images;
  }

  /** Of a tensor with elements; of one without it is the size of none. */
  private static int sizeOfImage(Tensor tensor) {
    return tensor.data().length / Math.max(tensor.shape().size(0), 1);
  }
}
