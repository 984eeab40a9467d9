package org.kerastck.training;

import java.util.Optional;
import org.kerastck.layer.ConvolutionLayer;
import org.kerastck.layer.ForwardPass;
import org.kerastck.layer.Gradients;
import org.kerastck.layer.LayerSettings;
import org.kerastck.layer.WeightSettings;
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
   * Makes one step: the layer has new weights afterwards, projected by its constraints; one that is
   * not trainable keeps its own.
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
    float total = loss.mean(target, output);
    for (float penalty : layer.losses().data()) {
      total += penalty;
    }
    LayerSettings settings = layer.settings();
    if (settings.trainable()) {
      Gradients gradients = pass.backward(upstream(settings, target, output));
      Tensor kernel = updated(layer.kernel(), gradients.kernel(), settings.kernel());
      Optional<Tensor> bias =
          gradients
              .bias()
              .map(gradient -> updated(layer.bias().orElseThrow(), gradient, settings.bias()));
      layer.setWeights(kernel, bias);
    }
    return total;
  }

  private Tensor upstream(LayerSettings settings, Tensor target, Tensor output) {
    Tensor ofLoss = loss.gradient(target, output);
    float perSample = 1f / output.shape().size(0);
    return settings
        .activityRegularizer()
        .map(activity -> sum(ofLoss, activity.gradient(output), perSample))
        .orElse(ofLoss);
  }

  private Tensor updated(Tensor weights, Tensor gradient, WeightSettings settings) {
    Tensor slopes =
        settings
            .regularizer()
            .map(each -> sum(gradient, each.gradient(weights), 1))
            .orElse(gradient);
    Tensor moved = sum(weights, slopes, -learningRate);
    return settings.constraint().map(each -> each.apply(moved)).orElse(moved);
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
