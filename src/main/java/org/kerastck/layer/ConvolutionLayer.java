package org.kerastck.layer;

import java.util.Optional;
import org.kerastck.constraint.Constraint;
import org.kerastck.regularizer.Regularizer;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/** A convolution layer of Keras: made, built for a shape, then called. */
public sealed interface ConvolutionLayer permits Conv2D, Conv2DTranspose {

  /**
   * Builds the layer for inputs like this one: fixes the number of channels and the weights'
   * shapes.
   *
   * @param inputShape batch, height, width and channels in the layer's data format
   * @throws KerasException where Keras refuses
   */
  void build(Shape inputShape);

  /** Whether the layer is built. */
  boolean isBuilt();

  /**
   * The kernel's shape: {@code (kh, kw, in / groups, filters)}, of the transposed layer {@code (kh,
   * kw, filters, in)}.
   *
   * @throws IllegalStateException before the layer is built
   */
  Shape kernelShape();

  /**
   * Sets the weights; before the layer is built they are kept, and checked when it is.
   *
   * @param kernel of {@link #kernelShape}
   * @param bias of {@code filters} elements; empty where {@code use_bias} is false
   * @throws KerasException where the shapes do not fit
   */
  void setWeights(Tensor kernel, Optional<Tensor> bias);

  /**
   * The layer's output for an input of rank 4 in its data format; builds the layer first where that
   * has not happened.
   *
   * @throws KerasException where Keras refuses
   * @throws IllegalStateException where no weights were set
   */
  Tensor call(Tensor input);

  /**
   * The kernel.
   *
   * @throws IllegalStateException where no weights were set
   */
  Tensor kernel();

  /** The bias; empty where {@code use_bias} is false, or where no weights were set. */
  Optional<Tensor> bias();

  /** As {@link #call}, keeping what the gradients need. */
  ForwardPass forward(Tensor input);

  /**
   * The gradients of ⟨{@code upstream}, {@code call(input)}⟩ with respect to input, kernel and
   * bias.
   *
   * @param upstream of the output's shape
   * @throws KerasException where Keras refuses the call
   * @throws IllegalArgumentException where {@code upstream} has another shape
   */
  default Gradients backward(Tensor input, Tensor upstream) {
    return forward(input).backward(upstream);
  }

  /** The penalty on the kernel. */
  Optional<Regularizer> kernelRegularizer();

  /** The penalty on the bias. */
  Optional<Regularizer> biasRegularizer();

  /** The penalty on the output after the activation. */
  Optional<Regularizer> activityRegularizer();

  /** What an optimizer projects the kernel with, after a step. */
  Optional<Constraint> kernelConstraint();

  /** What an optimizer projects the bias with, after a step. */
  Optional<Constraint> biasConstraint();
}
