package org.kerastck.activation;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/**
 * One of Keras's activation layers in the place of a function: the same values, but Keras writes
 * the layer.
 *
 * @param serialized as Keras's {@code layers.serialize} gives it
 */
record LayerActivation(Activation function, Map<String, @Nullable Object> serialized)
    implements Activation {
  @Override
  public String kerasName() {
    return function.kerasName();
  }

  @Override
  public Object serialize() {
    return serialized;
  }

  @Override
  public Tensor apply(Tensor input) {
    return function.apply(input);
  }

  @Override
  public Tensor gradient(Tensor input, Tensor upstream) {
    return function.gradient(input, upstream);
  }

  @Override
  public Shape outputShape(Shape inputShape) {
    return function.outputShape(inputShape);
  }

  @Override
  public double ulpBound() {
    return function.ulpBound();
  }
}
