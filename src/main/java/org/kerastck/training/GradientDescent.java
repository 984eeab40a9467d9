package org.kerastck.training;

import java.util.Optional;
import org.kerastck.constraint.Constraint;
import org.kerastck.layer.ConvolutionLayer;
import org.kerastck.layer.ForwardPass;
import org.kerastck.layer.Gradients;
import org.kerastck.regularizer.Regularizer;
import org.kerastck.tensor.Tensor;

/**
 * Plain stochastic gradient descent on one layer: what Keras does for a model of this layer after
 * {@code compile(SGD(learning_rate), loss)}, at each {@code train_on_batch}.
 *
 * @param loss between output and target
 * @param learningRate what the gradient is multiplied by, as a float32
 */
public record GradientDescent(Loss loss, float learningRate) {

  /**
   * Makes one step: the layer has new weights afterwards, projected by its constraints.
   *
   * <p>The activity regularizer sees the output after the activation and is divided by the batch
   * size; kernel and bias regularizers see the weights before the step.
   *
   * @param layer with weights
   * @param input of rank 4, in the layer's data format
   * @param target of the output's shape
   * @return the loss before the step, with all regularization
   * @throws IllegalArgumentException where the target has another shape
   */
  public float step(ConvolutionLayer layer, Tensor input, Tensor target) {
    ForwardPass pass = layer.forward(input);
    Tensor output = pass.output();
    int batch = input.shape().size(0);
    float total = loss.mean(target, output);
    total += penalty(layer.activityRegularizer(), output) / batch;
    total += penalty(layer.kernelRegularizer(), layer.kernel());
    if (layer.bias().isPresent()) {
      total += penalty(layer.biasRegularizer(), layer.bias().get());
    }
    Gradients gradients = pass.backward(upstream(layer, target, output, batch));
    Tensor kernel =
        updated(
            layer.kernel(),
            gradients.kernel(),
            layer.kernelRegularizer(),
            layer.kernelConstraint());
    Optional<Tensor> bias =
        layer
            .bias()
            .map(
                weights ->
                    updated(
                        weights,
                        gradients.bias().orElseThrow(),
                        layer.biasRegularizer(),
                        layer.biasConstraint()));
    layer.setWeights(kernel, bias);
    return total;
  }

  private Tensor upstream(ConvolutionLayer layer, Tensor target, Tensor output, int batch) {
    Tensor ofLoss = loss.gradient(target, output);
    return layer
        .activityRegularizer()
        .map(activity -> sum(ofLoss, activity.gradient(output), 1f / batch))
        .orElse(ofLoss);
  }

  private Tensor updated(
      Tensor weights,
      Tensor gradient,
      Optional<Regularizer> regularizer,
      Optional<Constraint> constraint) {
    Tensor slopes =
        regularizer.map(each -> sum(gradient, each.gradient(weights), 1)).orElse(gradient);
    Tensor moved = sum(weights, slopes, -learningRate);
    return constraint.map(each -> each.apply(moved)).orElse(moved);
  }

  private static float penalty(Optional<Regularizer> regularizer, Tensor x) {
    return regularizer.map(each -> each.value(x)).orElse(0f);
  }

  /** {@code a + factor * b}. */
  private static Tensor sum(Tensor a, Tensor b, float factor) {
    float[] sum = new float[a.data().length];
    for (int i = 0; i < sum.length; i++) {
      sum[i] = a.data()[i] + factor * b.data()[i];
    }
    return Tensor.of(a.shape(), sum);
  }
}
