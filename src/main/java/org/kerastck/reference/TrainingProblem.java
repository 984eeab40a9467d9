package org.kerastck.reference;

import java.util.Optional;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/**
 * Plain gradient descent of one layer on one batch, with nothing left to decide.
 *
 * @param convolution the layer's input and first weights
 * @param activation after the convolution
 * @param loss between output and target
 * @param target of the output's shape
 * @param learningRate a float32 in Keras, and so here
 * @param kernelRegularizer of the kernel
 * @param biasRegularizer of the bias
 * @param activityRegularizer of the activated output; divided by the batch size
 * @param kernelConstraint applied to the kernel after each step
 * @param biasConstraint applied to the bias after each step
 */
public record TrainingProblem(
    ConvolutionProblem convolution,
    BoundedActivation activation,
    ReferenceLoss loss,
    Tensor target,
    float learningRate,
    Optional<ReferenceRegularizer> kernelRegularizer,
    Optional<ReferenceRegularizer> biasRegularizer,
    Optional<ReferenceRegularizer> activityRegularizer,
    Optional<ReferenceConstraint> kernelConstraint,
    Optional<ReferenceConstraint> biasConstraint) {

  /** Checks the target. */
  public TrainingProblem {
    Shape expected = activation.outputShape(convolution.outputShape());
    if (!target.shape().equals(expected)) {
      throw new IllegalArgumentException(
          "target must have the output's shape %s. Received: shape %s"
              .formatted(expected, target.shape()));
    }
  }
}
