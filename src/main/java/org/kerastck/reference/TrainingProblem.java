package org.kerastck.reference;

import java.util.Map;
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

  /**
   * The problem of a layer with this config.
   *
   * @param convolution the layer's input and first weights
   * @param config the layer's, by Keras's names
   * @param loss its name in Keras
   * @param target of the output's shape
   * @param learningRate rounded to float32, as in Keras
   * @throws IllegalArgumentException where the measure has no bound for one of them
   */
  public static TrainingProblem of(
      ConvolutionProblem convolution,
      Map<String, ?> config,
      String loss,
      Tensor target,
      double learningRate) {
    String activation = convolution.spec().activation();
    return new TrainingProblem(
        convolution,
        BoundedActivation.named(activation).orElseThrow(() -> unbounded("activation", activation)),
        ReferenceLoss.named(loss).orElseThrow(() -> unbounded("loss", loss)),
        target,
        (float) learningRate,
        ReferenceRegularizer.of(config.get("kernel_regularizer")),
        ReferenceRegularizer.of(config.get("bias_regularizer")),
        ReferenceRegularizer.of(config.get("activity_regularizer")),
        ReferenceConstraint.of(config.get("kernel_constraint")),
        ReferenceConstraint.of(config.get("bias_constraint")));
  }

  private static IllegalArgumentException unbounded(String what, String name) {
    return new IllegalArgumentException("There is no bound for %s %s".formatted(what, name));
  }
}
