package org.kerastck.conformance;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.kerastck.engine.ConvolutionEngine;
import org.kerastck.engine.Isolation;
import org.kerastck.engine.JavaEngine;
import org.kerastck.engine.Outcome;
import org.kerastck.fixture.LayerCall;
import org.kerastck.fixture.LayerConfiguration;
import org.kerastck.fixture.Weights;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/** The layers, with one mistake on the way in or out. */
record PlantedMistake(String name, Function<LayerCall, Outcome> answer)
    implements ConvolutionEngine {
  private static final JavaEngine LAYERS = new JavaEngine();

  @Override
  public String version() {
    return "1";
  }

  @Override
  public Isolation isolation() {
    return Isolation.IN_PROCESS;
  }

  @Override
  public Outcome run(LayerCall call) {
    return answer.apply(call);
  }

  /** The call is changed before the layers get it. */
  static PlantedMistake in(Function<LayerCall, LayerCall> change) {
    return of(change, output -> output);
  }

  /** The call is changed, and so is the output. */
  static PlantedMistake of(
      Function<LayerCall, LayerCall> change, UnaryOperator<Tensor> outputChange) {
    return new PlantedMistake(
        "planted",
        call -> {
          Outcome outcome = LAYERS.run(change.apply(call));
          return outcome instanceof Outcome.Output output
              ? new Outcome.Output(outputChange.apply(output.tensor()))
              : outcome;
        });
  }

  static UnaryOperator<LayerCall> argument(String name, Object value) {
    return call -> {
      Map<String, Object> config = new HashMap<>(call.layer().config());
      if (value.equals("default")) {
        config.remove(name);
      } else {
        config.put(name, value);
      }
      LayerConfiguration layer =
          new LayerConfiguration(call.layer().className(), config, call.layer().buildShape());
      return new LayerCall(call.id(), layer, call.input(), call.weights());
    };
  }

  static UnaryOperator<LayerCall> kernel(UnaryOperator<Tensor> change) {
    return call -> {
      Weights weights = call.weights().orElseThrow();
      Weights changed = new Weights(change.apply(weights.kernel()), weights.bias());
      return new LayerCall(call.id(), call.layer(), call.input(), Optional.of(changed));
    };
  }

  static UnaryOperator<LayerCall> withoutBias() {
    return call -> {
      LayerCall changed = argument("use_bias", false).apply(call);
      Weights weights = new Weights(call.weights().orElseThrow().kernel(), Optional.empty());
      return new LayerCall(call.id(), changed.layer(), call.input(), Optional.of(weights));
    };
  }

  static UnaryOperator<LayerCall> input(UnaryOperator<Tensor> change) {
    return call ->
        new LayerCall(call.id(), call.layer(), change.apply(call.input()), call.weights());
  }

  /** Conv2D over an input that was padded before, by the given numbers of zeros on the width. */
  static UnaryOperator<LayerCall> paddedWidth(int before, int after) {
    return call -> {
      LayerCall valid = argument("padding", "valid").apply(call);
      return input(tensor -> widened(tensor, before, after)).apply(valid);
    };
  }

  /** A channels-last tensor with zeros on the width, or without elements where negative. */
  static Tensor widened(Tensor tensor, int before, int after) {
    Shape shape = tensor.shape();
    int width = shape.size(2) + before + after;
    Shape wide = Shape.of(shape.size(0), shape.size(1), width, shape.size(3));
    float[] data = new float[Math.toIntExact(wide.elementCount())];
    int depth = shape.size(3);
    for (int row = 0; row < shape.size(0) * shape.size(1); row++) {
      for (int w = 0; w < width; w++) {
        int from = w - before;
        for (int c = 0; c < depth && from >= 0 && from < shape.size(2); c++) {
          data[(row * width + w) * depth + c] =
              tensor.data()[(row * shape.size(2) + from) * depth + c];
        }
      }
    }
    return Tensor.of(wide, data);
  }
}
