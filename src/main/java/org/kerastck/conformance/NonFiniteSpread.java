package org.kerastck.conformance;

import java.util.Optional;
import org.kerastck.reference.Bounded;
import org.kerastck.reference.BoundedActivation;
import org.kerastck.reference.BoundedTensor;
import org.kerastck.reference.ConvolutionProblem;
import org.kerastck.reference.NaiveConvolution;
import org.kerastck.tensor.Tensor;

/**
 * Tells how an engine that computes by transforms, as Winograd's and Fourier's algorithms do, takes
 * infinities and NaN of an input: they may reach every output of a tile or of an image, and where
 * they are subtracted from each other an infinity becomes NaN.
 */
final class NonFiniteSpread {
  private static final Diagnosis SPREADS =
      Diagnosis.of("an infinity or NaN of the input spreads to outputs that do not depend on it");

  private static final Diagnosis TURNS =
      Diagnosis.of("an infinity of the input becomes NaN, or one of the other sign");

  private NonFiniteSpread() {}

  /** What happens to them; empty where any number that is finite is wrong, or none is not. */
  static Optional<Diagnosis> of(
      ConvolutionProblem problem, BoundedActivation activation, Tensor actual) {
    if (isFinite(problem.input()) || !problem.isComputable()) {
      return Optional.empty();
    }
    BoundedTensor right = activation.output(BoundedTensor.of(NaiveConvolution.compute(problem)));
    if (!right.shape().equals(actual.shape())) {
      return Optional.empty();
    }
    boolean spreads = false;
    boolean turns = false;
    for (int i = 0; i < actual.data().length; i++) {
      Bounded expected = right.at(i);
      float number = actual.data()[i];
      if (Acceptance.reproduces(expected, number)) {
        continue;
      }
      if (Float.isFinite(number)) {
        return Optional.empty();
      }
      boolean isReached = !Double.isFinite(expected.value());
      turns |= isReached;
      spreads |= !isReached;
    }
    return spreads ? Optional.of(SPREADS) : turns ? Optional.of(TURNS) : Optional.empty();
  }

  private static boolean isFinite(Tensor tensor) {
    for (float number : tensor.data()) {
      if (!Float.isFinite(number)) {
        return false;
      }
    }
    return true;
  }
}
