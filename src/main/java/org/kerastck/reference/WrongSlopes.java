package org.kerastck.reference;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Formulas that libraries have for an activation's derivative, and Keras does not. */
final class WrongSlopes {
  /** Libraries write the derivative of the tanh approximation with six digits. */
  private static final double SIX_DIGITS = 16;

  private WrongSlopes() {}

  static List<ActivationMistake> of(String name) {
    return switch (name) {
      case "gelu" -> gelu();
      case "hard_sigmoid" ->
          List.of(
              of(
                  "its gradient is 0.2 between -2.5 and 2.5, as in Keras 2",
                  x -> x > -2.5 && x < 2.5 ? 0.2 : 0),
              of(
                  "its gradient is 0.2 from -2.5 to 2.5, as in Keras 2",
                  x -> x >= -2.5 && x <= 2.5 ? 0.2 : 0));
      case "leaky_relu" ->
          List.of(leaky(0.01), leaky(0.1), leaky(0.2), leaky(0.3), leaky(1.0 / 3), leaky(0.05));
      case "mish" ->
          List.of(
              ActivationMistake.cancelling(
                  "its gradient is a quotient of powers of exp(x), and overflows",
                  WrongSlopes::mish));
      case "sigmoid" ->
          List.of(
              of(
                  "its gradient exp(x) / (1 + exp(x))^2 overflows",
                  x -> {
                    float e = WrongValues.exp(x);
                    return WrongValues.quotient(e, (1f + e) * (1f + e));
                  }));
      case "silu", "swish" ->
          List.of(
              ActivationMistake.cancelling(
                  "its gradient exp(x) (x + exp(x) + 1) / (exp(x) + 1)^2 overflows",
                  x -> {
                    float e = WrongValues.exp(x);
                    return WrongValues.quotient(e * ((float) x + e + 1f), (e + 1f) * (e + 1f));
                  }));
      case "softplus" ->
          List.of(
              of(
                  "its gradient exp(x) / (1 + exp(x)) overflows",
                  x -> WrongValues.quotient(WrongValues.exp(x), 1f + WrongValues.exp(x))));
      default -> List.of();
    };
  }

  private static List<ActivationMistake> gelu() {
    return List.of(
        six("its gradient is that of the tanh approximation", x -> gelu(x, cube(x), cube(x))),
        new ActivationMistake(
            "its gradient is that of the tanh approximation, with (0.0356774 x)^3 in place of"
                + " 0.0356774 x^3 and (0.0535161 x)^3 in place of 0.0535161 x^3",
            WrongSlopes::cubedCoefficients,
            x -> SIX_DIGITS * Math.max(1, Math.min(Math.abs(x), 8))),
        of(
            "its gradient is that of x sigmoid(1.702 x)",
            x -> {
              double s = ReferenceCurves.sigmoid(1.702 * x);
              return s + 1.702 * x * s * (1 - s);
            }));
  }

  private static ActivationMistake six(String sentence, DoubleUnaryOperator formula) {
    return new ActivationMistake(
        sentence, formula, x -> SIX_DIGITS * Math.max(1, Math.min(Math.abs(x), 8)));
  }

  private static double cube(double x) {
    return x * x * x;
  }

  private static double cubedCoefficients(double x) {
    return gelu(x, cube(0.0356774 * x) / 0.0356774, cube(0.0535161 * x) / 0.0535161);
  }

  /** In float32, whose cube of x overflows; infinity times 0 is NaN. */
  private static double gelu(double x, double inner, double outer) {
    float argument = (float) (0.0356774 * inner) + (float) (0.797885 * x);
    float polynomial = (float) (0.0535161 * outer) + (float) (0.398942 * x);
    float sech = (float) (1 / Math.cosh(argument));
    return 0.5 + polynomial * (sech * sech) + 0.5 * Math.tanh(argument);
  }

  private static double mish(double x) {
    float e = WrongValues.exp(x);
    float square = e * e;
    float w = 4f * ((float) x + 1f) + 4f * square + square * e + e * (4f * (float) x + 6f);
    float d = 2f * e + square + 2f;
    return WrongValues.quotient(e * w, d * d);
  }

  private static ActivationMistake leaky(double slope) {
    return of(
        "its gradient has the negative slope %s".formatted((float) slope), x -> x > 0 ? 1 : slope);
  }

  private static ActivationMistake of(String sentence, DoubleUnaryOperator formula) {
    return ActivationMistake.of(sentence, formula);
  }
}
