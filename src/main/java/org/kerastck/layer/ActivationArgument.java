package org.kerastck.layer;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kerastck.activation.Activation;
import org.kerastck.activation.Activations;
import org.kerastck.tensor.Tensor;

/** Reads the argument {@code activation}: a name, a serialised function, or a function. */
final class ActivationArgument {
  private ActivationArgument() {}

  /**
   * The activation.
   *
   * @throws KerasException where Keras refuses it
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
    if (value instanceof Map) {
      return serialized(value);
    }
    throw unknown(PythonValue.repr(value));
  }

  private static Activation named(String name) {
    if (name.equals("threshold")) {
      return new WithoutItsArguments();
    }
    Optional<Activation> activation = Activations.named(name);
    return activation.orElseThrow(() -> unknown(name));
  }

  private static Activation serialized(Object value) {
    try {
      return Activations.get(value);
    } catch (IllegalArgumentException e) {
      throw KerasException.type(
          Stage.INIT,
          "Could not locate the activation of %s: %s",
          PythonValue.repr(value),
          String.valueOf(e.getMessage()));
    }
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
      throw refusal();
    }

    @Override
    public Tensor gradient(Tensor input, Tensor upstream) {
      throw refusal();
    }

    private static KerasException refusal() {
      return KerasException.type(
          Stage.CALL, "threshold() needs the arguments `threshold` and `default_value`");
    }
  }
}
