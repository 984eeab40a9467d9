package org.kerastck.reference;

import org.kerastck.tensor.Tensor;

/** What the plain definition gives, the activation included. */
public final class DefinedOutput {
  private DefinedOutput() {}

  /**
   * The output in float32 of a problem that is computable, behind an activation that has a bound.
   */
  public static Tensor of(ConvolutionProblem problem) {
    return BoundedActivation.named(problem.spec().activation())
        .orElseThrow()
        .output(BoundedTensor.of(NaiveConvolution.compute(problem)))
        .rounded();
  }
}
