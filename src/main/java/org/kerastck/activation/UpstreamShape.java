package org.kerastck.activation;

import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/** The check that a gradient from above fits the output. */
final class UpstreamShape {
  private UpstreamShape() {}

  static void check(Activation activation, Tensor input, Tensor upstream) {
    Shape expected = activation.outputShape(input.shape());
    if (!upstream.shape().equals(expected)) {
      throw new IllegalArgumentException(
          "The upstream gradient of %s must have the output's shape %s. Received: %s"
              .formatted(activation.kerasName(), expected, upstream.shape()));
    }
  }
}
