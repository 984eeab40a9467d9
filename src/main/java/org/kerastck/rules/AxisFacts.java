package org.kerastck.rules;

import org.kerastck.geometry.AxisGeometry;
import org.kerastck.geometry.AxisParameters;
import org.kerastck.geometry.ConvolutionAxis;
import org.kerastck.geometry.Padding;
import org.kerastck.geometry.TransposedAxis;
import org.kerastck.reference.LayerKind;

/**
 * One axis of a layer's call, in the letters of the formulas.
 *
 * @param kind the layer
 * @param padding valid or same
 * @param n input size
 * @param parameters kernel size, strides, dilation rate, output padding
 */
record AxisFacts(LayerKind kind, Padding padding, int n, AxisParameters parameters) {

  int k() {
    return parameters.kernelSize();
  }

  int s() {
    return parameters.strides();
  }

  int d() {
    return parameters.dilationRate();
  }

  /** K, the effective kernel size. */
  int reach() {
    return parameters.effectiveKernelSize();
  }

  boolean hasOutputPadding() {
    return parameters.outputPadding().isPresent();
  }

  /** p, or 0 where there is none. */
  int p() {
    return parameters.outputPadding().orElse(0);
  }

  /** Keras's geometry. */
  AxisGeometry geometry() {
    return kind == LayerKind.CONV2D
        ? ConvolutionAxis.of(n, parameters, padding)
        : TransposedAxis.of(n, parameters, padding);
  }

  int outputSize() {
    return geometry().outputSize();
  }

  /** Zeros before the input of Conv2D, or before the zero-inserted input of Conv2DTranspose. */
  int padBefore() {
    return geometry() instanceof ConvolutionAxis convolution
        ? convolution.padBefore()
        : ((TransposedAxis) geometry()).convolutionPadBefore();
  }

  /** Zeros after it. */
  int padAfter() {
    return geometry() instanceof ConvolutionAxis convolution
        ? convolution.padAfter()
        : ((TransposedAxis) geometry()).convolutionPadAfter();
  }

  /** How large the numbers are, to find the smallest of several. */
  int size() {
    return n + k() + s() + d() + p();
  }

  @Override
  public String toString() {
    String text = "n = %d, k = %d, s = %d".formatted(n, k(), s());
    text += d() == 1 ? "" : ", d = " + d();
    return text + (hasOutputPadding() ? ", p = " + p() : "");
  }
}
