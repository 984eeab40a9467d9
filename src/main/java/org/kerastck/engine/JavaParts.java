package org.kerastck.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.kerastck.activation.Activation;
import org.kerastck.activation.Activations;
import org.kerastck.constraint.Constraints;
import org.kerastck.fixture.ActivationCall;
import org.kerastck.fixture.Call;
import org.kerastck.fixture.ConstraintCall;
import org.kerastck.fixture.InitializerCall;
import org.kerastck.fixture.RegularizerCall;
import org.kerastck.initializer.Backend;
import org.kerastck.initializer.DefaultSeeds;
import org.kerastck.initializer.Initializer;
import org.kerastck.initializer.Initializers;
import org.kerastck.regularizer.Regularizer;
import org.kerastck.regularizer.Regularizers;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/** This project's activations, initializers, regularizers and constraints. */
final class JavaParts {
  private JavaParts() {}

  /** The outcome; empty for a question about something else. */
  static Optional<Outcome> answer(Call call) {
    if (call instanceof ActivationCall activation) {
      return Optional.of(apply(activation));
    }
    if (call instanceof InitializerCall initializer) {
      return Optional.of(new Outcome.Output(draw(initializer)));
    }
    if (call instanceof RegularizerCall regularizer) {
      return Optional.of(penalize(regularizer));
    }
    if (call instanceof ConstraintCall constraint) {
      return Optional.of(
          new Outcome.Output(
              Constraints.get(constraint.constraint()).orElseThrow().apply(constraint.input())));
    }
    return Optional.empty();
  }

  private static Outcome apply(ActivationCall call) {
    Activation activation =
        call.activation() instanceof String name && !call.arguments().isEmpty()
            ? Activations.named(name, call.arguments())
            : Activations.get(call.activation());
    Tensor gradient = activation.gradient(call.input());
    // A case's input serves other engines, too, and apply may overwrite what it is given.
    Tensor input = Tensor.of(call.input().shape(), call.input().data().clone());
    return new Outcome.Output(tensors("output", activation.apply(input), "gradient", gradient));
  }

  private static Outcome penalize(RegularizerCall call) {
    Regularizer regularizer = Regularizers.get(call.regularizer()).orElseThrow();
    Tensor value = Tensor.of(Shape.of(), regularizer.value(call.input()));
    return new Outcome.Output(
        tensors("value", value, "gradient", regularizer.gradient(call.input())));
  }

  private static Tensor draw(InitializerCall call) {
    Backend backend = Backend.named(call.backend()).orElseThrow();
    Initializers initializers = Initializers.on(backend);
    if (call.randomSeed().isPresent()) {
      initializers =
          Initializers.on(backend, DefaultSeeds.afterSetRandomSeed(call.randomSeed().getAsLong()));
      for (int i = 0; i < call.position(); i++) {
        initializers.get("random_normal");
      }
    }
    Initializer initializer = initializers.get(call.initializer());
    for (int i = 0; i < call.call(); i++) {
      initializer.initialize(call.shape());
    }
    return initializer.initialize(call.shape());
  }

  private static Map<String, Tensor> tensors(String one, Tensor a, String other, Tensor b) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put(one, a);
    tensors.put(other, b);
    return tensors;
  }
}
