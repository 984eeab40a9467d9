package org.kerastck.reference;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/** Formulas that libraries have for an activation, and Keras does not. */
final class WrongValues {
  private static final double SELU_SCALE = 1.0507009873554805;
  private static final double SELU_STEEPEST = SELU_SCALE * 1.6732632423543772;

  private WrongValues() {}

  static List<ActivationMistake> of(String name) {
    return switch (name) {
      case "elu", "celu" ->
          List.of(
              ActivationMistake.cancelling(
                  "exp(x) - 1 is computed as it stands, and cancels",
                  x -> x > 0 ? x : exp(x) - 1f));
      case "selu" ->
          List.of(
              new ActivationMistake(
                  "exp(x) - 1 is computed as it stands, and cancels",
                  x -> x > 0 ? SELU_SCALE * x : SELU_STEEPEST * (exp(x) - 1f),
                  x -> SELU_STEEPEST));
      case "gelu" -> gelu();
      case "hard_sigmoid" -> List.of(ActivationMistake.cancelling(HARD, WrongValues::hardSigmoid));
      case "hard_silu", "hard_swish" -> List.of(of(HARD, x -> x * hardSigmoid(x)));
      case "leaky_relu" ->
          List.of(leaky(0.01), leaky(0.1), leaky(0.2), leaky(0.3), leaky(1.0 / 3), leaky(0.05));
      case "log_sigmoid" ->
          List.of(ActivationMistake.cancelling(LOGARITHM, x -> -log(1f + exp(-x))));
      case "softplus" -> List.of(ActivationMistake.cancelling(LOGARITHM, x -> log(1f + exp(x))));
      case "sigmoid" ->
          List.of(of("exp(x) / (1 + exp(x)) overflows", x -> quotient(exp(x), 1f + exp(x))));
      case "silu", "swish" ->
          List.of(
              of("x exp(x) / (1 + exp(x)) overflows", x -> x * quotient(exp(x), 1f + exp(x))),
              of("it is x sigmoid(1.702 x)", WrongValues::sigmoidGelu));
      case "tanh" ->
          List.of(
              ActivationMistake.cancelling(
                  "it is computed as 2 sigmoid(2 x) - 1 or the like, and cancels", Math::tanh),
              ActivationMistake.cancelling(
                  "(exp(2 x) - 1) / (exp(2 x) + 1) overflows",
                  x -> quotient(exp(2 * x) - 1f, exp(2 * x) + 1f)));
      default -> List.of();
    };
  }

  private static final String HARD = "it is clip(0.2 x + 0.5, 0, 1), as in Keras 2";

  private static final String LOGARITHM = "log(1 + exp(x)) is computed as it stands in float32";

  private static List<ActivationMistake> gelu() {
    return List.of(
        new ActivationMistake(
            "it is the tanh approximation", x -> tanhGelu(x, 0.044715 * x * x * x), Math::abs),
        new ActivationMistake(
            "it is the tanh approximation, with (0.044715 x)^3 in place of 0.044715 x^3",
            x -> tanhGelu(x, Math.pow(0.044715 * x, 3)),
            Math::abs),
        of("it is x sigmoid(1.702 x)", WrongValues::sigmoidGelu));
  }

  /** Keras's own with these arguments; empty where the measure has none. */
  static Optional<Curve> curve(String name, Map<String, Object> arguments) {
    if (arguments.isEmpty()) {
      return ReferenceActivation.named(name).map(ReferenceActivation::curve);
    }
    if (arguments.get("alpha") instanceof Number alpha && name.equals("elu")) {
      double a = alpha.floatValue();
      return Optional.of(
          Curve.of(x -> x > 0 ? x : a * Math.expm1(x), x -> x > 0 ? 1 : a * Math.exp(x), a, a));
    }
    if (arguments.get("negative_slope") instanceof Number slope && name.equals("leaky_relu")) {
      double a = slope.floatValue();
      return Optional.of(Curve.of(x -> x > 0 ? x : a * x, x -> x > 0 ? 1 : a, 1, 0));
    }
    return Optional.empty();
  }

  /** In float32, where it overflows. */
  static float exp(double x) {
    return (float) Math.exp((float) x);
  }

  /** Infinity over infinity is NaN. */
  static float quotient(float dividend, float divisor) {
    return dividend / divisor;
  }

  private static float log(float x) {
    return (float) Math.log(x);
  }

  private static double hardSigmoid(double x) {
    return Math.min(Math.max(0.2 * x + 0.5, 0), 1);
  }

  private static double sigmoidGelu(double x) {
    return x * ReferenceCurves.sigmoid(1.702 * x);
  }

  private static double tanhGelu(double x, double cubic) {
    return 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + cubic)));
  }

  private static ActivationMistake leaky(double slope) {
    return of(
        "the negative slope is taken as %s".formatted((float) slope), x -> x > 0 ? x : slope * x);
  }

  private static ActivationMistake of(String sentence, DoubleUnaryOperator formula) {
    return ActivationMistake.of(sentence, formula);
  }
}
