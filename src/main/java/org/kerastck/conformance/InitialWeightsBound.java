package org.kerastck.conformance;

import java.util.Optional;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Golden;
import org.kerastck.fixture.InitialWeightsCall;
import org.kerastck.fixture.LayerCall;
import org.kerastck.fixture.Weights;
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
    return RoundingBound.of(
        new LayerCall(call.id(), call.layer(), call.input(), Optional.of(weights)));
  }
}
