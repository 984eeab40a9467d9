package org.kerastck.reference;

/** The formulas of the activations that need more than a line. */
final class ReferenceCurves {
  /** Klambauer et al., Self-Normalizing Neural Networks, 2017. */
  private static final double SELU_SCALE = 1.0507009873554805;

  private static final double SELU_ALPHA = 1.6732632423543772;

  private ReferenceCurves() {}

  /** {@code exp(x) - 1} below 0; float32 may compute it as just that. */
  static Curve elu() {
    return Curve.of(x -> x > 0 ? x : Math.expm1(x), x -> x > 0 ? 1 : Math.exp(x), 1, 1)
        .cancelling(x -> x > 0 ? x : 1);
  }

  static Curve selu() {
    double steepest = SELU_SCALE * SELU_ALPHA;
    return Curve.of(
            x -> x > 0 ? SELU_SCALE * x : steepest * Math.expm1(x),
            x -> x < 0 ? steepest * Math.exp(x) : SELU_SCALE,
            1.7581,
            1.7581)
        .kink(0, 0.7075)
        .cancelling(x -> x > 0 ? SELU_SCALE * x : steepest);
  }

  /** x times the normal distribution function, of which float32 may compute 1 + erf. */
  static Curve gelu() {
    return Curve.of(
            x -> x * normal(x),
            x -> normal(x) + x * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI),
            1.1291,
            0.798)
        .cancelling(Math::abs);
  }

  static Curve hardSigmoid() {
    return Curve.of(
            x -> Math.min(Math.max(x + 3, 0), 6) / 6, x -> x > -3 && x < 3 ? 1.0 / 6 : 0, 0.1667, 0)
        .kink(-3, 0.1667)
        .kink(3, 0.1667)
        .relativeSlope();
  }

  static Curve hardSilu() {
    return Curve.of(
            x -> x * Math.min(Math.max(x + 3, 0), 6) / 6,
            x -> x <= -3 ? 0 : x < 3 ? (2 * x + 3) / 6 : 1,
            1.5,
            0.3334)
        .kink(-3, 0.5)
        .kink(3, 0.5);
  }

  static Curve logistic() {
    return Curve.of(ReferenceCurves::sigmoid, x -> sigmoid(x) * sigmoid(-x), 0.25, 0.0963);
  }

  static Curve silu() {
    return Curve.of(x -> x * sigmoid(x), x -> sigmoid(x) * (1 + x * sigmoid(-x)), 1.0999, 0.5);
  }

  static Curve mish() {
    return Curve.of(
        x -> x * Math.tanh(softplus(x)),
        x -> {
          double tanh = Math.tanh(softplus(x));
          return tanh + x * (1 - tanh) * (1 + tanh) * sigmoid(x);
        },
        1.0886,
        0.65);
  }

  static Curve sparsePlus() {
    return Curve.of(
        x -> x <= -1 ? 0 : x < 1 ? (x + 1) * (x + 1) / 4 : x,
        x -> x <= -1 ? 0 : x < 1 ? (x + 1) / 2 : 1,
        1,
        0.5);
  }

  /** {@code (x + sqrt(x^2 + 4)) / 2}, which float32 computes as it stands. */
  static Curve squareplus() {
    return Curve.of(
            x -> x < 0 ? 2 / (Math.sqrt(x * x + 4) - x) : (x + Math.sqrt(x * x + 4)) / 2,
            x -> (1 + x / Math.sqrt(x * x + 4)) / 2,
            1,
            0.25)
        .cancelling(x -> Math.abs(x) + 1);
  }

  static Curve tanhShrink() {
    return Curve.of(x -> x - Math.tanh(x), x -> Math.tanh(x) * Math.tanh(x), 1, 0.77)
        .cancelling(Math::abs);
  }

  static double tanhSlope(double x) {
    return 4 * sigmoid(2 * x) * sigmoid(-2 * x);
  }

  static double sigmoid(double x) {
    double e = Math.exp(-Math.abs(x));
    return (x > 0 ? 1 : e) / (1 + e);
  }

  static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  /**
   * The normal distribution function, by Marsaglia's series {@code 1/2 + phi(x) (x + x^3/3 + x^5/(3
   * 5) + ...)} (Evaluating the Normal Distribution, 2004); 0 and 1 beyond 8.5, where it is below
   * 10^-16.
   */
  static double normal(double x) {
    if (Math.abs(x) > 8.5) {
      return x > 0 ? 1 : 0;
    }
    double term = x;
    double sum = x;
    for (int i = 3; Math.abs(term) > Math.abs(sum) * 0x1p-60; i += 2) {
      term *= x * x / i;
      sum += term;
    }
    return 0.5 + sum * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
  }
}
