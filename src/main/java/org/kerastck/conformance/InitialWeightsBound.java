package org.kerastck.conformance;

import java.util.Arrays;
import java.util.Optional;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Golden;
import org.kerastck.fixture.InitialWeightsCall;
import org.kerastck.fixture.LayerCall;
import org.kerastck.fixture.Weights;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/** What a case accepts of drawn weights, and of a layer's output with them. */
final class InitialWeightsBound {
  private static final String PREFIX = "weights.";

  private InitialWeightsBound() {}

  static Acceptance of(Case golden, InitialWeightsCall call, String name) {
    Golden.Output expected = (Golden.Output) golden.expected();
    if (name.startsWith(PREFIX)) {
      String argument = name.substring(PREFIX.length()) + "_initializer";
      Object initializer = call.layer().config().getOrDefault(argument, "");
      return InitializerBound.of(initializer, expected.tensor(name).shape());
    }
    Weights weights =
        new Weights(
            expected.tensor("weights.kernel"),
            Optional.<Tensor>ofNullable(expected.tensors().get("weights.bias")));
    LayerCall layer = new LayerCall(call.id(), call.layer(), call.input(), Optional.of(weights));
    Object kernel = call.layer().config().getOrDefault("kernel_initializer", "");
    double distance = InitializerBound.distance(kernel, weights.kernel().shape());
    return distance == 0 ? RoundingBound.of(layer) : withWeightsWithin(layer, distance);
  }

  /** Weights that may be off move each output by the sum of |x| distance, too. */
  private static Acceptance withWeightsWithin(LayerCall layer, double distance) {
    RoundingBound rounding = RoundingBound.of(layer);
    Weights weights = layer.weights().orElseThrow();
    Weights distances =
        new Weights(
            filled(weights.kernel().shape(), (float) distance),
            weights.bias().map(bias -> filled(bias.shape(), 0)));
    Tensor input = layer.input();
    float[] magnitudes = new float[input.data().length];
    for (int i = 0; i < magnitudes.length; i++) {
      magnitudes[i] = Math.abs(input.data()[i]);
    }
    RoundingBound spread =
        RoundingBound.of(
            new LayerCall(
                layer.id(),
                layer.layer(),
                Tensor.of(input.shape(), magnitudes),
                Optional.of(distances)));
    return (offset, expected, actual) ->
        rounding.accepts(offset, expected, actual)
            || Math.abs((double) expected - actual) <= 1.01 * spread.value(offset);
  }

  private static Tensor filled(Shape shape, float value) {
    float[] data = new float[Math.toIntExact(shape.elementCount())];
    Arrays.fill(data, value);
    return Tensor.of(shape, data);
  }
}
