package org.kerastck.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.kerastck.fixture.Call;
import org.kerastck.fixture.ConfigurationCall;
import org.kerastck.fixture.GradientCall;
import org.kerastck.fixture.InitialWeightsCall;
import org.kerastck.fixture.LayerCall;
import org.kerastck.fixture.LayerConfiguration;
import org.kerastck.fixture.LossCall;
import org.kerastck.fixture.Training;
import org.kerastck.fixture.TrainingCall;
import org.kerastck.initializer.Backend;
import org.kerastck.initializer.DefaultSeeds;
import org.kerastck.initializer.Initializers;
import org.kerastck.layer.ConvolutionLayer;
import org.kerastck.layer.Gradients;
import org.kerastck.layer.KerasException;
import org.kerastck.layer.LayerContext;
import org.kerastck.layer.Stage;
import org.kerastck.tensor.DataFormat;
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
    if (call instanceof LossCall loss) {
      return Optional.of(new Outcome.Output(losses(loss.forward())));
    }
    if (call instanceof InitialWeightsCall initial) {
      return Optional.of(new Outcome.Output(initialWeights(initial)));
    }
    if (call instanceof ConfigurationCall configuration) {
      return Optional.of(serialized(configuration));
    }
    return Optional.empty();
  }

  private static Map<String, Tensor> losses(LayerCall call) {
    ConvolutionLayer layer = layer(call);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("output", layer.call(call.input()));
    tensors.put("losses", layer.losses());
    return tensors;
  }

  private static Map<String, Tensor> initialWeights(InitialWeightsCall call) {
    Backend backend = Backend.named(call.backend()).orElseThrow();
    Initializers initializers =
        call.randomSeed().isPresent()
            ? Initializers.on(
                backend, DefaultSeeds.afterSetRandomSeed(call.randomSeed().getAsLong()))
            : Initializers.on(backend);
    LayerContext context = LayerContext.of(initializers, DataFormat.CHANNELS_LAST);
    for (int i = 0; i < call.position(); i++) {
      layer(call.layer(), context).build(call.input().shape());
    }
    ConvolutionLayer layer = layer(call.layer(), context);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    Tensor output = layer.call(call.input());
    tensors.put("weights.kernel", layer.kernel());
    layer.bias().ifPresent(bias -> tensors.put("weights.bias", bias));
    tensors.put("output", output);
    return tensors;
  }

  /** Keras's from_config turns whatever is raised within it into a TypeError. */
  // JSON's null is a value here, which the map's type cannot say.
  @SuppressWarnings("NullAway")
  private static Outcome serialized(ConfigurationCall call) {
    DataFormat format = DataFormat.named(call.imageDataFormat()).orElseThrow();
    LayerContext context = LayerContext.of(Initializers.on(Backend.TENSORFLOW), format);
    try {
      return new Outcome.Configuration(
          new LinkedHashMap<String, Object>(layer(call.layer(), context).serialize()));
    } catch (KerasException e) {
      return new Outcome.Refusal(
          Optional.of(new Outcome.KerasError("TypeError", Stage.INIT.kerasName())),
          String.valueOf(e.getMessage()));
    }
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

  /**
   * Refuses what Keras refuses at any stage. A layer makes its last checks when it is called, so it
   * is.
   *
   * @throws org.kerastck.layer.KerasException where Keras refuses
   */
  static void check(LayerCall call) {
    layer(call).forward(call.input());
  }

  /** The layer with its weights, not yet called. */
  private static ConvolutionLayer layer(LayerCall call) {
    ConvolutionLayer layer = layer(call.layer(), LayerContext.ofKerasDefaults());
    call.layer().buildShape().ifPresent(layer::build);
    call.weights().ifPresent(weights -> layer.setWeights(weights.kernel(), weights.bias()));
    return layer;
  }

  private static ConvolutionLayer layer(LayerConfiguration layer, LayerContext context) {
    return ConvolutionLayer.deserialize(
        Map.of("class_name", layer.className(), "config", layer.config()), context);
  }
}
