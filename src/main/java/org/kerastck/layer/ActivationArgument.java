package org.kerastck.layer;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kerastck.activation.Activation;
import org.kerastck.activation.Activations;
import org.kerastck.tensor.Tensor;

/** Reads the argument {@code activation}: a name, a serialised function, or a function. */
final class ActivationArgument {
  /** Keras's names beyond those that there are here. */
  private static final Set<String> NOT_HERE =
      Set.of(
          "celu",
          "elu",
          "exponential",
          "gelu",
          "glu",
          "hard_shrink",
          "hard_sigmoid",
          "hard_silu",
          "hard_swish",
          "hard_tanh",
          "leaky_relu",
          "log_sigmoid",
          "log_softmax",
          "mish",
          "selu",
          "sigmoid",
          "silu",
          "soft_shrink",
          "softmax",
          "softplus",
          "softsign",
          "sparse_plus",
          "sparse_sigmoid",
          "sparsemax",
          "squareplus",
          "swish",
          "tanh",
          "tanh_shrink");

  private ActivationArgument() {}

  /**
   * The activation.
   *
   * @throws KerasException where Keras refuses it
   * @throws UnsupportedOperationException where Keras has it and this project does not
   */
  static Activation read(@Nullable Object value) {
    if (value == null) {
      return Activations.linear();
    }
    if (value instanceof Activation activation) {
      return activation;
    }
    if (value instanceof String name) {
      return named(name);
    }
    if (value instanceof Map<?, ?> map) {
      boolean function = "function".equals(map.get("class_name"));
      if (function && map.get("config") instanceof String name) {
        return named(name);
      }
      throw KerasException.type(
          Stage.INIT, "Could not locate the activation of %s", PythonValue.repr(value));
    }
    throw unknown(PythonValue.repr(value));
  }

  private static Activation named(String name) {
    if (name.equals("threshold")) {
      return new WithoutItsArguments();
    }
    if (NOT_HERE.contains(name)) {
      throw new UnsupportedOperationException("Activation %s is not implemented".formatted(name));
    }
    Optional<Activation> activation = Activations.named(name);
    return activation.orElseThrow(() -> unknown(name));
  }

  private static KerasException unknown(String received) {
    return KerasException.value(
        Stage.INIT, "Could not interpret activation function identifier: %s", received);
  }

  /** {@code threshold} by its name alone: Keras makes the layer and fails when it is called. */
  private record WithoutItsArguments() implements Activation {
    @Override
    public String kerasName() {
      return "threshold";
    }

    @Override
    public Tensor apply(Tensor input) {
      throw KerasException.type(
          Stage.CALL, "threshold() needs the arguments `threshold` and `default_value`");
    }
  }
}
