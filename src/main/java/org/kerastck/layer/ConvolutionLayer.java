package org.kerastck.layer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kerastck.config.Serialized;
import org.kerastck.kernel.Algorithm;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/** A convolution layer of Keras: made, built for a shape, then called. */
public sealed interface ConvolutionLayer permits Conv2D, Conv2DTranspose {

  /**
   * Builds the layer for inputs like this one: fixes the number of channels and the weights'
   * shapes, and fills them from their initializers where they were not set.
   *
   * @param inputShape batch, height, width and channels in the layer's data format
   * @throws KerasException where Keras refuses
   */
  void build(Shape inputShape);

  /**
   * The layer of either class that Keras's {@code layers.serialize} describes: {@code class_name}
   * and {@code config}; the classes' old names are read too.
   *
   * @throws KerasException where it is neither class, or Keras refuses the config
   */
  static ConvolutionLayer deserialize(Map<String, ?> serialized, LayerContext context) {
    return SerializedLayer.className(serialized).equals("Conv2D")
        ? Conv2D.fromConfig(serialized, context)
        : Conv2DTranspose.fromConfig(serialized, context);
  }

  /**
   * Keras's {@code get_config}: its members in its order, as JSON has them (lists for pairs); read
   * back by {@code fromConfig} it gives the same.
   *
   * @throws IllegalStateException where the activation is a function that Keras could not name
   */
  Map<String, @Nullable Object> getConfig();

  /** Keras's {@code layers.serialize}, of a layer that is not built. */
  default Map<String, @Nullable Object> serialize() {
    return Serialized.write("keras.layers", getClass().getSimpleName(), getConfig());
  }

  /** Name, initializers, regularizers and constraints. */
  LayerSettings settings();

  /**
   * The weights, kernel before bias: drawn from their initializers when the layer is built, unless
   * they were set before. Empty before that.
   */
  List<Tensor> weights();

  /**
   * Keras's {@code layer.losses}, a tensor of shape (k): the activity regularizer's of the last
   * call, divided by the batch's size, then the kernel's and the bias's of the weights as they are
   * now. A weight without regularizer has none, nor has one that is not trainable.
   *
   * @throws KerasException where a regularizer refuses the weight's rank
   */
  Tensor losses();

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
   * Sets the weights in place of those that were drawn; before the layer is built they are kept,
   * and checked when it is.
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
   * <p>A float64 or float16 input is cast to float32 as Keras does, unless {@code autocast} is
   * false, and the output is float32.
   *
   * @throws KerasException where Keras refuses
   * @throws UnsupportedOperationException where the layer's dtype policy is not float32
   */
  Tensor call(Tensor input);

  /**
   * The layer with its present weights, ready to be called any number of times with inputs of one
   * shape: weights are packed and buffers are made once. Builds the layer first where that has not
   * happened.
   *
   * @param inputShape of rank 4, in the layer's data format
   * @param threads how many threads share the work of a call, the caller's among them; the output
   *     does not depend on it
   * @param algorithm how to compute
   * @throws KerasException where Keras refuses
   * @throws IllegalArgumentException where the algorithm is not for this layer
   */
  PreparedLayer prepare(Shape inputShape, int threads, Algorithm algorithm);

  /** As {@link #prepare(Shape, int, Algorithm)}, by the standard algorithm. */
  default PreparedLayer prepare(Shape inputShape, int threads) {
    return prepare(inputShape, threads, Algorithm.STANDARD);
  }

  /** As {@link #prepare(Shape, int)}, for one thread. */
  default PreparedLayer prepare(Shape inputShape) {
    return prepare(inputShape, 1);
  }

  /**
   * The kernel.
   *
   * @throws IllegalStateException where the layer is not built and no weights were set
   */
  Tensor kernel();

  /** The bias; empty where {@code use_bias} is false, or where there are no weights yet. */
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
}
