package org.kerastck.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.kerastck.fixture.Call;
import org.kerastck.fixture.GradientCall;
import org.kerastck.fixture.LayerCall;
import org.kerastck.fixture.LayerConfiguration;
import org.kerastck.fixture.Training;
import org.kerastck.fixture.TrainingCall;
import org.kerastck.layer.Conv2D;
import org.kerastck.layer.Conv2DTranspose;
import org.kerastck.layer.ConvolutionLayer;
import org.kerastck.layer.Gradients;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;
import org.kerastck.training.GradientDescent;
import org.kerastck.training.Loss;

/** What is asked about this project's layers. */
final class JavaLayers {
  private JavaLayers() {}

  /** The outcome; empty for a question about something else. */
  static Optional<Outcome> answer(Call call) {
    if (call instanceof LayerCall layer) {
      return Optional.of(new Outcome.Output(layer(layer).call(layer.input())));
    }
    if (call instanceof GradientCall gradient) {
      return Optional.of(new Outcome.Output(gradients(gradient)));
    }
    if (call instanceof TrainingCall training) {
      return Optional.of(new Outcome.Output(train(training)));
    }
    return Optional.empty();
  }

  private static Map<String, Tensor> train(TrainingCall call) {
    Training training = call.training();
    Loss loss =
        Loss.named(training.loss())
            .orElseThrow(() -> new UnsupportedOperationException("No loss " + training.loss()));
    GradientDescent descent = new GradientDescent(loss, (float) training.learningRate());
    ConvolutionLayer layer = layer(call.forward());
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (int i = 0; i < training.steps(); i++) {
      String step = "steps[%d].".formatted(i);
      float before = descent.step(layer, call.forward().input(), training.target());
      tensors.put(step + "loss", Tensor.of(Shape.of(), before));
      tensors.put(step + "kernel", layer.kernel());
      layer.bias().ifPresent(bias -> tensors.put(step + "bias", bias));
    }
    return tensors;
  }

  private static Map<String, Tensor> gradients(GradientCall call) {
    LayerCall forward = call.forward();
    Gradients gradients = layer(forward).backward(forward.input(), call.upstream());
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("gradients.input", gradients.input());
    tensors.put("gradients.kernel", gradients.kernel());
    gradients.bias().ifPresent(bias -> tensors.put("gradients.bias", bias));
    return tensors;
  }

  /** The layer with its weights, not yet called. */
  private static ConvolutionLayer layer(LayerCall call) {
    ConvolutionLayer layer = layer(call.layer());
    call.layer().buildShape().ifPresent(layer::build);
    call.weights().ifPresent(weights -> layer.setWeights(weights.kernel(), weights.bias()));
    return layer;
  }

  private static ConvolutionLayer layer(LayerConfiguration layer) {
    return switch (layer.className()) {
      case "Conv2D" -> Conv2D.fromConfig(layer.config());
      case "Conv2DTranspose" -> Conv2DTranspose.fromConfig(layer.config());
      default -> throw new IllegalArgumentException("Unknown layer: " + layer.className());
    };
  }
}
