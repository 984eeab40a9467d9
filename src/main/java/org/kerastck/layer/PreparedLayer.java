package org.kerastck.layer;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kerastck.activation.Activation;
import org.kerastck.kernel.ConvolutionKernel;
import org.kerastck.kernel.ConvolutionTask;
import org.kerastck.kernel.Execution;
import org.kerastck.kernel.FusedActivation;
import org.kerastck.kernel.PreparedConvolution;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/**
 * A layer with the weights that it had when this was made, for inputs of one shape. It records no
 * losses. Not safe for use by several threads at once.
 *
 * <p>A call into an array allocates nothing where the activation is linear, {@code relu}, {@code
 * relu6} or {@code hard_tanh}: those are applied on the way.
 */
public final class PreparedLayer {
  private final PreparedConvolution convolution;
  private final Shape inputShape;
  private final Shape outputShape;
  private final Optional<Tensor> convolved;
  private final Activation activation;

  PreparedLayer(
      ConvolutionKernel method,
      ConvolutionTask task,
      float[] kernel,
      float @Nullable [] bias,
      Activation activation,
      int threads) {
    Optional<FusedActivation> fused = FusedActivation.of(activation);
    Execution execution = new Execution(threads, fused.orElse(FusedActivation.LINEAR));
    Shape shape = task.outputShape();
    this.convolution = method.prepare(task, kernel, bias, execution);
    this.activation = activation;
    this.inputShape = task.inputShape();
    this.outputShape = activation.outputShape(shape);
    this.convolved =
        fused.isPresent()
            ? Optional.empty()
            : Optional.of(Tensor.of(shape, new float[Math.toIntExact(shape.elementCount())]));
  }

  /** The shape of every input. */
  public Shape inputShape() {
    return inputShape;
  }

  /** The shape of every output. */
  public Shape outputShape() {
    return outputShape;
  }

  /**
   * The layer's output, in an array of its own.
   *
   * @throws IllegalArgumentException where the input has another shape
   */
  public Tensor call(Tensor input) {
    if (!input.shape().equals(inputShape)) {
      throw new IllegalArgumentException(
          "input must have shape %s. Received: shape %s".formatted(inputShape, input.shape()));
    }
    float[] output = new float[Math.toIntExact(outputShape.elementCount())];
    call(input.data(), output);
    return Tensor.of(outputShape, output);
  }

  /**
   * Computes the output.
   *
   * @param input row-major, of {@link #inputShape}
   * @param output receives every element, row-major, of {@link #outputShape}
   * @throws IllegalArgumentException where an array has another size
   */
  public void call(float[] input, float[] output) {
    if (convolved.isEmpty()) {
      convolution.run(input, output);
      return;
    }
    convolution.run(input, convolved.get().data());
    float[] activated = activation.apply(convolved.get()).data();
    if (output.length != activated.length) {
      throw new IllegalArgumentException(
          "output must have %d elements. Received: %d".formatted(activated.length, output.length));
    }
    System.arraycopy(activated, 0, output, 0, output.length);
  }
}
