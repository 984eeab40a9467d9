package org.kerastck.layer;

import java.util.Optional;
import org.kerastck.activation.Activation;
import org.kerastck.kernel.ConvolutionTask;
import org.kerastck.kernel.GradientKernel;
import org.kerastck.kernel.VectorGradients;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/**
 * One call of a layer that remembers what its gradients need. Later changes of the layer's weights
 * do not change it.
 */
public final class ForwardPass {
  private static final GradientKernel GRADIENTS = new VectorGradients();

  private final ConvolutionTask task;
  private final Activation activation;
  private final Tensor input;
  private final Tensor kernel;
  private final boolean useBias;
  private final Tensor convolved;

  /**
   * A call.
   *
   * @param convolved the output before the activation; taken over
   */
  ForwardPass(
      ConvolutionTask task,
      Activation activation,
      Tensor input,
      Tensor kernel,
      boolean useBias,
      Tensor convolved) {
    this.task = task;
    this.activation = activation;
    this.input = input;
    this.kernel = kernel;
    this.useBias = useBias;
    this.convolved = convolved;
  }

  /** The layer's output, in an array of its own. */
  public Tensor output() {
    return activation.apply(Tensor.of(convolved.shape(), convolved.data().clone()));
  }

  /**
   * The gradients of ⟨{@code upstream}, output⟩ with respect to input, kernel and bias.
   *
   * @param upstream of the output's shape
   * @throws IllegalArgumentException where it has another
   */
  public Gradients backward(Tensor upstream) {
    Shape expected = activation.outputShape(convolved.shape());
    if (!upstream.shape().equals(expected)) {
      throw new IllegalArgumentException(
          "upstream must have the output's shape %s. Received: shape %s"
              .formatted(expected, upstream.shape()));
    }
    float[] above = activation.gradient(convolved, upstream).data();
    float[] ofInput = new float[input.data().length];
    GRADIENTS.inputGradient(task, above, kernel.data(), ofInput);
    float[] ofKernel = new float[kernel.data().length];
    GRADIENTS.kernelGradient(task, input.data(), above, ofKernel);
    return new Gradients(
        Tensor.of(input.shape(), ofInput), Tensor.of(kernel.shape(), ofKernel), ofBias(above));
  }

  private Optional<Tensor> ofBias(float[] above) {
    if (!useBias) {
      return Optional.empty();
    }
    float[] ofBias = new float[task.filters()];
    GRADIENTS.biasGradient(task, above, ofBias);
    return Optional.of(Tensor.of(Shape.of(task.filters()), ofBias));
  }
}
