package org.kerastck.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kerastck.regularizer.Regularizer;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/** What a layer's regularizers add to the loss, in the order of Keras's {@code layer.losses}. */
final class LayerLosses {
  private final LayerSettings settings;
  private Optional<Float> activity = Optional.empty();

  LayerLosses(LayerSettings settings) {
    this.settings = settings;
  }

  /** Takes the activity's loss from a call's output, in place of that of the call before. */
  void called(Tensor output) {
    activity =
        settings
            .activityRegularizer()
            .map(it -> perSample(penalty("activity_regularizer", it, output), output));
  }

  /** The losses of a layer that is not built. */
  Tensor withoutWeights() {
    return tensor(activity.map(List::of).orElse(List.of()));
  }

  /** The losses with these weights, which count only where they are trained. */
  Tensor of(Tensor kernel, Optional<Tensor> bias) {
    if (!settings.trainable()) {
      return withoutWeights();
    }
    List<Float> losses = new ArrayList<>();
    activity.ifPresent(losses::add);
    settings
        .kernel()
        .regularizer()
        .ifPresent(it -> losses.add(penalty("kernel_regularizer", it, kernel)));
    Optional<Regularizer> ofBias = settings.bias().regularizer();
    if (ofBias.isPresent() && bias.isPresent()) {
      losses.add(penalty("bias_regularizer", ofBias.get(), bias.get()));
    }
    return tensor(losses);
  }

  private static float perSample(float loss, Tensor output) {
    int batch = output.shape().size(0);
    return batch == 0 ? 0 : loss / batch;
  }

  private static float penalty(String argument, Regularizer regularizer, Tensor values) {
    return ObjectArguments.read(argument, Stage.CALL, () -> regularizer.value(values));
  }

  private static Tensor tensor(List<Float> losses) {
    float[] values = new float[losses.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = losses.get(i);
    }
    return Tensor.of(Shape.of(values.length), values);
  }
}
