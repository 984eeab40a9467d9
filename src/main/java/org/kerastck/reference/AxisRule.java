package org.kerastck.reference;

import org.kerastck.geometry.AxisGeometry;
import org.kerastck.geometry.AxisParameters;
import org.kerastck.geometry.ConvolutionAxis;
import org.kerastck.geometry.Padding;
import org.kerastck.geometry.TransposedAxis;

/** A wrong way to find the geometry of one axis. */
@FunctionalInterface
interface AxisRule {

  /** The wrong geometry; equal to {@code right} where the rule makes no difference. */
  AxisGeometry apply(AxisGeometry right, Padding padding);

  /** A rule that is about Conv2D alone. */
  static AxisRule conv2d(ConvolutionRule rule) {
    return (right, padding) ->
        right instanceof ConvolutionAxis axis ? rule.apply(axis, padding) : right;
  }

  /** A rule that is about Conv2DTranspose alone. */
  static AxisRule transposed(TransposedRule rule) {
    return (right, padding) ->
        right instanceof TransposedAxis axis ? rule.apply(axis, padding) : right;
  }

  /** A rule that is about both layers, each in its own way. */
  static AxisRule both(ConvolutionRule convolution, TransposedRule transposed) {
    return (right, padding) ->
        right instanceof ConvolutionAxis axis
            ? convolution.apply(axis, padding)
            : transposed.apply((TransposedAxis) right, padding);
  }

  /** A rule that gets the geometry right, for the wrong parameters. */
  static AxisRule ofParameters(ParameterRule rule) {
    return (right, padding) -> {
      AxisParameters parameters = rule.apply(right.parameters());
      return right instanceof ConvolutionAxis
          ? ConvolutionAxis.of(right.inputSize(), parameters, padding)
          : TransposedAxis.of(right.inputSize(), parameters, padding);
    };
  }

  /** On an axis of Conv2D. */
  @FunctionalInterface
  interface ConvolutionRule {
    ConvolutionAxis apply(ConvolutionAxis right, Padding padding);
  }

  /** On an axis of Conv2DTranspose. */
  @FunctionalInterface
  interface TransposedRule {
    TransposedAxis apply(TransposedAxis right, Padding padding);
  }

  /** On the parameters of an axis. */
  @FunctionalInterface
  interface ParameterRule {
    AxisParameters apply(AxisParameters right);
  }
}
