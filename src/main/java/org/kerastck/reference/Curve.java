package org.kerastck.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * A function of one number in double precision, with what it does to errors: how far value and
 * slope move where the argument moves, and how far a float32 evaluation of them may be off.
 *
 * <p>The function is smooth except at its kinks. Where the argument is known to lie within {@code
 * radius} of x, and L bounds |slope| and M bounds the slope's own slope between kinks,
 *
 * <pre>
 * |f(y) - f(x)|   &lt;= radius * min(L, |f'(x)| + M radius + jumps of f') + jumps of f
 * |f'(y) - f'(x)| &lt;= min(2 L, M radius + jumps of f')
 * </pre>
 *
 * over the jumps that the radius reaches; a kink that is not at 0 may be found a few roundings
 * beside its place. At a kink itself, without a radius, f' is what Keras takes on TensorFlow.
 */
final class Curve {
  /** Twice the largest error of a value that TensorFlow and JAX showed, in u of its scale. */
  private static final double VALUE_ROUNDINGS = 16;

  /** The same of a slope. */
  private static final double SLOPE_ROUNDINGS = 64;

  /** A place where the value or the slope jumps by no more than this. */
  private record Kink(double at, double valueJump, double slopeJump) {}

  private final DoubleUnaryOperator value;
  private final DoubleUnaryOperator slope;
  private final DoubleUnaryOperator lipschitz;
  private final DoubleUnaryOperator curvature;
  private DoubleUnaryOperator valueScale;
  private DoubleUnaryOperator slopeScale;
  private final List<Kink> kinks = new ArrayList<>();

  private Curve(
      DoubleUnaryOperator value,
      DoubleUnaryOperator slope,
      DoubleUnaryOperator lipschitz,
      DoubleUnaryOperator curvature) {
    this.value = value;
    this.slope = slope;
    this.lipschitz = lipschitz;
    this.curvature = curvature;
    this.valueScale = x -> Math.abs(value(x));
    this.slopeScale = x -> Math.max(1, Math.abs(slope(x)));
  }

  /** A function with |slope| at most L and a slope of slope at most M between kinks. */
  static Curve of(DoubleUnaryOperator value, DoubleUnaryOperator slope, double l, double m) {
    return new Curve(value, slope, x -> l, x -> m);
  }

  /** A function whose slope rises with the slope's slope: both are largest at the upper end. */
  static Curve rising(DoubleUnaryOperator value, DoubleUnaryOperator slope) {
    return new Curve(value, slope, slope, slope);
  }

  /** Adds a kink. */
  Curve kink(double at, double slopeJump) {
    return kink(at, 0, slopeJump);
  }

  /** Adds a kink with a jump of the value. */
  Curve kink(double at, double valueJump, double slopeJump) {
    kinks.add(new Kink(at, valueJump, slopeJump));
    return this;
  }

  /** Says that a float32 evaluation rounds neither value nor slope. */
  Curve exact() {
    valueScale = x -> 0;
    slopeScale = x -> 0;
    return this;
  }

  /** Says that the slope's error is relative. */
  Curve relativeSlope() {
    slopeScale = x -> Math.abs(slope(x));
    return this;
  }

  /** Says how large the terms are of which the value is made, where they cancel. */
  Curve cancelling(DoubleUnaryOperator scale) {
    valueScale = scale;
    return this;
  }

  double value(double x) {
    return value.applyAsDouble(x);
  }

  double slope(double x) {
    return slope.applyAsDouble(x);
  }

  /** How large the terms are of which a float32 evaluation makes the value. */
  double valueScale(double x) {
    return valueScale.applyAsDouble(x);
  }

  /** The largest |slope|; infinite where there is none. */
  double lipschitz() {
    return lipschitz.applyAsDouble(Double.POSITIVE_INFINITY);
  }

  /** How far the exact value may be from {@code value(x)}. */
  double valueDistance(double x, double radius) {
    double slopes = Math.abs(slope(x)) + reach(x, radius);
    double jumps = 0;
    for (Kink kink : kinks) {
      jumps += meets(kink, x, radius) ? kink.valueJump() : 0;
    }
    return radius * Math.min(lipschitz.applyAsDouble(x + radius), slopes) + jumps;
  }

  /** How far the exact slope may be from {@code slope(x)}. */
  double slopeDistance(double x, double radius) {
    return Math.min(2 * lipschitz.applyAsDouble(x + radius), reach(x, radius));
  }

  /** How far a float32 evaluation somewhere within the radius may be from {@code value(x)}. */
  double valueError(double x, double radius) {
    double distance = valueDistance(x, radius);
    return distance + evaluationError(x, distance);
  }

  /** How far a float32 evaluation somewhere within the radius may be from {@code slope(x)}. */
  double slopeError(double x, double radius) {
    double distance = slopeDistance(x, radius);
    double scale = slopeScale.applyAsDouble(x);
    return distance + (scale == 0 ? 0 : SLOPE_ROUNDINGS * Rounding.UNIT * (scale + distance));
  }

  /** A float32 evaluation. */
  Bounded at(Bounded x) {
    return new Bounded(value(x.value()), valueError(x.value(), x.error()));
  }

  /** A float32 evaluation of the slope. */
  Bounded slopeAt(Bounded x) {
    return new Bounded(slope(x.value()), slopeError(x.value(), x.error()));
  }

  /** How far a float32 evaluation may be off, at an argument whose value is this far away. */
  double evaluationError(double x, double distance) {
    double scale = valueScale.applyAsDouble(x);
    return scale == 0
        ? 0
        : VALUE_ROUNDINGS * (Rounding.UNIT * (scale + distance) + Rounding.SMALLEST_NORMAL);
  }

  private double reach(double x, double radius) {
    double sum = radius == 0 ? 0 : curvature.applyAsDouble(x + radius) * radius;
    for (Kink kink : kinks) {
      sum += meets(kink, x, radius) ? kink.slopeJump() : 0;
    }
    return sum;
  }

  private static boolean meets(Kink kink, double x, double radius) {
    return radius > 0
        && Math.abs(x - kink.at()) <= radius + 4 * Rounding.UNIT * Math.abs(kink.at());
  }
}
