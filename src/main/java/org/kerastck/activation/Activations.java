package org.kerastck.activation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.kerastck.config.Config;

/** The activations that there are. */
public final class Activations {
  private static final List<String> NAMES =
      List.of(
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
          "linear",
          "log_sigmoid",
          "log_softmax",
          "mish",
          "relu",
          "relu6",
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
          "tanh_shrink",
          "threshold");

  private Activations() {}

  /** {@code linear}, what Keras makes of no activation. */
  public static Activation linear() {
    return PiecewiseActivation.LINEAR;
  }

  /**
   * The activation of that name with Keras's default arguments; Keras's names are case-sensitive.
   *
   * <p>{@code threshold} has no defaults: as in Keras it can be named, and refuses when applied.
   */
  public static Optional<Activation> named(String name) {
    if (name.equals("threshold")) {
      return Optional.of(new IncompleteActivation(name, List.of("threshold", "default_value")));
    }
    return NAMES.contains(name) ? Optional.of(named(name, Map.of())) : Optional.empty();
  }

  /**
   * The activation of that name with these arguments of the function in {@code keras.activations},
   * such as {@code named("gelu", Map.of("approximate", true))}.
   *
   * @throws IllegalArgumentException where there is no such activation or argument
   */
  public static Activation named(String name, Map<String, ?> arguments) {
    Config given = Config.of(name, arguments);
    return given.checked(
        switch (name) {
          case "celu" -> new Celu(number(given, "alpha", 1));
          case "elu" -> new Elu(number(given, "alpha", 1));
          case "gelu" -> new Gelu(given.truth("approximate"));
          case "glu" -> new Glu(given.integer("axis", -1));
          case "hard_shrink" -> new HardShrink(number(given, "threshold", 0.5));
          case "leaky_relu" -> new LeakyRelu(number(given, "negative_slope", 0.2));
          case "log_softmax" -> new LogSoftmax(given.integer("axis", -1));
          case "relu" ->
              new Relu(
                  number(given, "negative_slope", 0),
                  (float) given.numberUnlessNull("max_value", Double.POSITIVE_INFINITY),
                  number(given, "threshold", 0));
          case "soft_shrink" -> new SoftShrink(number(given, "threshold", 0.5));
          case "softmax" -> new Softmax(given.integer("axis", -1));
          case "sparsemax" -> new Sparsemax(given.integer("axis", -1));
          case "squareplus" -> new Squareplus(number(given, "b", 4));
          case "threshold" ->
              new Threshold(
                  (float) given.required("threshold"), (float) given.required("default_value"));
          default -> withoutArguments(name);
        });
  }

  /**
   * What Keras's {@code keras.activations.get} makes of an identifier: {@code null} is linear, a
   * name, an {@link Activation}, or what {@code serialize} gave for a function or for one of the
   * layers {@code Activation}, {@code ELU}, {@code LeakyReLU}, {@code ReLU} and {@code Softmax}.
   *
   * @throws IllegalArgumentException where it names no activation
   */
  public static Activation get(@Nullable Object identifier) {
    if (identifier == null) {
      return linear();
    }
    if (identifier instanceof Activation activation) {
      return activation;
    }
    if (identifier instanceof String name) {
      return named(name).orElseThrow(() -> unknown(name));
    }
    if (identifier instanceof Map<?, ?> serialized) {
      return SerializedActivation.read(serialized);
    }
    throw unknown(identifier);
  }

  /**
   * A user's own function of one element, evaluated in double precision and rounded once.
   *
   * @param name what {@link Activation#kerasName} answers
   * @param derivative for {@link Activation#gradient}
   */
  public static Activation elementwise(
      String name, DoubleUnaryOperator function, DoubleUnaryOperator derivative) {
    return new UserActivation(name, function, derivative);
  }

  /** All names, in alphabetical order. */
  public static List<String> names() {
    return NAMES;
  }

  /** The number, as the float32 that Keras makes of it. */
  static float number(Config given, String name, double defaultValue) {
    return (float) given.number(name, defaultValue);
  }

  private static Activation withoutArguments(String name) {
    String canonical =
        switch (name) {
          case "swish" -> "silu";
          case "hard_swish" -> "hard_silu";
          default -> name;
        };
    for (PiecewiseActivation activation : PiecewiseActivation.values()) {
      if (activation.kerasName().equals(canonical)) {
        return activation;
      }
    }
    for (SmoothActivation activation : SmoothActivation.values()) {
      if (activation.kerasName().equals(canonical)) {
        return activation;
      }
    }
    throw unknown(name);
  }

  private static IllegalArgumentException unknown(Object identifier) {
    return new IllegalArgumentException(
        "Could not interpret activation function identifier: %s. Known: %s"
            .formatted(identifier, NAMES));
  }
}
