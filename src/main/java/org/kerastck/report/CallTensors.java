package org.kerastck.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.kerastck.fixture.ActivationCall;
import org.kerastck.fixture.Call;
import org.kerastck.fixture.ConstraintCall;
import org.kerastck.fixture.InitialWeightsCall;
import org.kerastck.fixture.InitializerCall;
import org.kerastck.fixture.LayerCall;
import org.kerastck.fixture.LayerConfiguration;
import org.kerastck.fixture.RegularizerCall;
import org.kerastck.tensor.Tensor;

/** What questions of every kind have in common: an input, and arguments. */
final class CallTensors {
  private CallTensors() {}

  /** What is computed from; empty where a question has none. */
  static Optional<Tensor> input(Call call) {
    if (call instanceof ActivationCall activation) {
      return Optional.of(activation.input());
    }
    if (call instanceof RegularizerCall regularizer) {
      return Optional.of(regularizer.input());
    }
    if (call instanceof ConstraintCall constraint) {
      return Optional.of(constraint.input());
    }
    if (call instanceof InitialWeightsCall initial) {
      return Optional.of(initial.input());
    }
    return call.layerCall().map(LayerCall::input);
  }

  /** A layer's arguments, or those of the part of a layer that is asked about. */
  static Map<String, Object> arguments(Call call) {
    Map<String, Object> arguments = new LinkedHashMap<>();
    if (call instanceof ActivationCall activation) {
      arguments.put("activation", activation.activation());
      arguments.putAll(activation.arguments());
    } else if (call instanceof RegularizerCall regularizer) {
      arguments.put("regularizer", regularizer.regularizer());
    } else if (call instanceof ConstraintCall constraint) {
      arguments.put("constraint", constraint.constraint());
    } else if (call instanceof InitializerCall initializer) {
      arguments.put("initializer", initializer.initializer());
    } else {
      arguments.putAll(call.configuration().map(LayerConfiguration::config).orElse(Map.of()));
    }
    return arguments;
  }
}
