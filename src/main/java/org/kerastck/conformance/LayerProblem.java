package org.kerastck.conformance;

import java.util.Optional;
import org.kerastck.fixture.LayerCall;
import org.kerastck.fixture.SpecReader;
import org.kerastck.fixture.UnreadableSpecException;
import org.kerastck.reference.ConvolutionProblem;
import org.kerastck.reference.ConvolutionSpec;

/** A layer's call in numbers. */
final class LayerProblem {
  private LayerProblem() {}

  /** Empty where it has no weights, or cannot be put in numbers. */
  static Optional<ConvolutionProblem> of(LayerCall call) {
    try {
      ConvolutionSpec spec = SpecReader.read(call.layer());
      boolean regular = spec.isPositive() && call.input().shape().rank() == 4;
      return call.weights()
          .filter(weights -> regular)
          .map(
              weights ->
                  ConvolutionProblem.of(spec, call.input(), weights.kernel(), weights.bias()));
    } catch (UnreadableSpecException e) {
      return Optional.empty();
    }
  }
}
