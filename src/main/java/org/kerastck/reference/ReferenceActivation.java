package org.kerastck.reference;

import java.util.Optional;

/**
 * The activations of Keras whose elements do not see each other, in double precision, for the
 * measure. {@code threshold} is missing: by its name alone Keras refuses to apply it.
 *
 * <p>Formulas are Keras's (see the package {@code activation}, whose code is not used here). The
 * Lipschitz constants and the bounds on second derivatives are rounded up.
 */
public enum ReferenceActivation {
  LINEAR("linear", Curve.of(x -> x, x -> 1, 1, 0).exact()),
  RELU("relu", Curve.of(x -> Math.max(x, 0), x -> x > 0 ? 1 : 0, 1, 0).kink(0, 1).exact()),
  RELU6(
      "relu6",
      Curve.of(x -> Math.min(Math.max(x, 0), 6), x -> x > 0 && x < 6 ? 1 : 0, 1, 0)
          .kink(0, 1)
          .kink(6, 1)
          .exact()),
  CELU("celu", ReferenceCurves.elu().kink(0, 1)),
  ELU("elu", ReferenceCurves.elu()),
  EXPONENTIAL("exponential", Curve.rising(Math::exp, Math::exp).relativeSlope()),
  GELU("gelu", ReferenceCurves.gelu()),
  HARD_SHRINK(
      "hard_shrink",
      Curve.of(x -> Math.abs(x) > 0.5 ? x : 0, x -> Math.abs(x) > 0.5 ? 1 : 0, 1, 0)
          .kink(-0.5, 0.5, 1)
          .kink(0.5, 0.5, 1)
          .exact()),
  HARD_SIGMOID("hard_sigmoid", ReferenceCurves.hardSigmoid()),
  HARD_SILU("hard_silu", ReferenceCurves.hardSilu()),
  HARD_SWISH("hard_swish", ReferenceCurves.hardSilu()),
  HARD_TANH(
      "hard_tanh",
      Curve.of(x -> Math.min(Math.max(x, -1), 1), x -> Math.abs(x) <= 1 ? 1 : 0, 1, 0)
          .kink(-1, 1)
          .kink(1, 1)
          .exact()),
  LEAKY_RELU(
      "leaky_relu", Curve.of(x -> x > 0 ? x : 0.2f * x, x -> x > 0 ? 1 : 0.2f, 1, 0).kink(0, 0.8)),
  LOG_SIGMOID(
      "log_sigmoid",
      Curve.of(x -> -ReferenceCurves.softplus(-x), x -> ReferenceCurves.sigmoid(-x), 1, 0.25)),
  MISH("mish", ReferenceCurves.mish()),
  SELU("selu", ReferenceCurves.selu()),
  SIGMOID("sigmoid", ReferenceCurves.logistic()),
  SILU("silu", ReferenceCurves.silu()),
  SWISH("swish", ReferenceCurves.silu()),
  SOFT_SHRINK(
      "soft_shrink",
      Curve.of(
              x -> Math.abs(x) > 0.5 ? x - Math.copySign(0.5, x) : 0,
              x -> Math.abs(x) > 0.5 ? 1 : 0,
              1,
              0)
          .kink(-0.5, 1)
          .kink(0.5, 1)
          .relativeSlope()),
  SOFTPLUS("softplus", Curve.of(ReferenceCurves::softplus, ReferenceCurves::sigmoid, 1, 0.25)),
  SOFTSIGN(
      "softsign",
      Curve.of(x -> x / (1 + Math.abs(x)), x -> 1 / Math.pow(1 + Math.abs(x), 2), 1, 2)),
  SPARSE_PLUS("sparse_plus", ReferenceCurves.sparsePlus()),
  SPARSE_SIGMOID(
      "sparse_sigmoid",
      Curve.of(x -> Math.min(Math.max((x + 1) / 2, 0), 1), x -> Math.abs(x) < 1 ? 0.5 : 0, 0.5, 0)
          .kink(-1, 0.5)
          .kink(1, 0.5)
          .relativeSlope()),
  SQUAREPLUS("squareplus", ReferenceCurves.squareplus()),
  TANH("tanh", Curve.of(Math::tanh, ReferenceCurves::tanhSlope, 1, 0.77)),
  TANH_SHRINK("tanh_shrink", ReferenceCurves.tanhShrink());

  private final String kerasName;

  // A curve is complete once it is here.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Curve curve;

  ReferenceActivation(String kerasName, Curve curve) {
    this.kerasName = kerasName;
    this.curve = curve;
  }

  /** The activation of that name, or nothing where the measure has none. */
  public static Optional<ReferenceActivation> named(String name) {
    for (ReferenceActivation activation : values()) {
      if (activation.kerasName.equals(name)) {
        return Optional.of(activation);
      }
    }
    return Optional.empty();
  }

  /** The name in Keras. */
  public String kerasName() {
    return kerasName;
  }

  /** The activated value. */
  public double apply(double x) {
    return curve.value(x);
  }

  /** The derivative; where there is none, what Keras takes on TensorFlow. */
  public double slope(double x) {
    return curve.slope(x);
  }

  /** L, the largest |derivative|; infinite for {@code exponential}. */
  public double lipschitz() {
    return curve.lipschitz();
  }

  /**
   * How far a float32 result may be from {@code apply(x)}, where the convolution's own is within
   * {@code radius} of x: {@code L radius}, and what an evaluation of the formula adds: sixteen
   * units of roundoff of the terms of which the value is made, twice what TensorFlow and JAX
   * showed. A jump within the radius widens it by its height, so that either side is accepted.
   */
  public double bound(double x, double radius) {
    double lipschitz = lipschitz();
    double distance = curve.valueDistance(x, radius);
    if (Double.isFinite(lipschitz)) {
      distance = Math.max(distance, lipschitz * radius);
    }
    return distance + curve.evaluationError(x, distance);
  }

  Curve curve() {
    return curve;
  }
}
