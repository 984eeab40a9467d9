package org.kerastck.reference;

import org.kerastck.geometry.AxisGeometry;
import org.kerastck.geometry.AxisParameters;
import org.kerastck.geometry.ConvolutionAxis;
import org.kerastck.geometry.TransposedAxis;
import org.kerastck.tensor.DataFormat;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/** The wrong rules that mistake one axis or one layout for another. */
final class WrongLayouts {
  private WrongLayouts() {}

  static ConvolutionProblem flippedKernel(ConvolutionProblem right) {
    Shape shape = right.kernel().shape();
    int height = shape.size(0);
    int width = shape.size(1);
    if (height == 1 && width == 1) {
      return right;
    }
    return right.withKernel(
        rearranged(
            right.kernel(),
            shape,
            (h, w, i, j) -> offset(shape, height - 1 - h, width - 1 - w, i, j)));
  }

  static ConvolutionProblem swappedKernelAxes(ConvolutionProblem right) {
    Shape shape = right.kernel().shape();
    if (shape.size(0) == 1 && shape.size(1) == 1) {
      return right;
    }
    Shape swapped = Shape.of(shape.size(1), shape.size(0), shape.size(2), shape.size(3));
    Tensor kernel = rearranged(right.kernel(), swapped, (h, w, i, j) -> offset(shape, w, h, i, j));
    ConvolutionSpec spec = right.spec();
    ConvolutionSpec wrong =
        spec.withAxes(
            withKernelSize(spec.height(), spec.width().kernelSize()),
            withKernelSize(spec.width(), spec.height().kernelSize()));
    return ConvolutionProblem.of(wrong, right.input(), kernel, right.bias());
  }

  static ConvolutionProblem swappedStrides(ConvolutionProblem right) {
    ConvolutionSpec spec = right.spec();
    if (spec.height().strides() == spec.width().strides()) {
      return right;
    }
    ConvolutionSpec wrong =
        spec.withAxes(
            withStrides(spec.height(), spec.width().strides()),
            withStrides(spec.width(), spec.height().strides()));
    return ConvolutionProblem.of(wrong, right.input(), right.kernel(), right.bias());
  }

  static ConvolutionProblem swappedPads(ConvolutionProblem right) {
    return right.withAxes(
        withPadsOf(right.height(), right.width()), withPadsOf(right.width(), right.height()));
  }

  static ConvolutionProblem misreadInput(ConvolutionProblem right) {
    Shape shape = right.input().shape();
    boolean oneChannel = right.inputChannels() == 1;
    boolean onePixel = right.height().inputSize() == 1 && right.width().inputSize() == 1;
    if (right.spec().dataFormat() == DataFormat.CHANNELS_LAST || oneChannel || onePixel) {
      return right;
    }
    Shape last = Shape.of(shape.size(0), shape.size(2), shape.size(3), shape.size(1));
    return right.withInput(
        rearranged(right.input(), shape, (n, c, h, w) -> offset(last, n, h, w, c)));
  }

  static ConvolutionProblem swappedKernelChannels(ConvolutionProblem right) {
    Shape shape = right.kernel().shape();
    if (right.spec().kind() == LayerKind.CONV2D || shape.size(2) == 1 || shape.size(3) == 1) {
      return right;
    }
    Shape swapped = Shape.of(shape.size(0), shape.size(1), shape.size(3), shape.size(2));
    return right.withKernel(
        rearranged(right.kernel(), shape, (h, w, i, j) -> offset(swapped, h, w, j, i)));
  }

  private static AxisGeometry withPadsOf(AxisGeometry axis, AxisGeometry other) {
    return axis instanceof ConvolutionAxis convolution && other instanceof ConvolutionAxis from
        ? WrongAxisRules.padded(convolution, from.padBefore(), from.padAfter())
        : WrongAxisRules.cropped((TransposedAxis) axis, ((TransposedAxis) other).cropBefore());
  }

  private static AxisParameters withKernelSize(AxisParameters axis, int kernelSize) {
    return new AxisParameters(
        kernelSize, axis.strides(), axis.dilationRate(), axis.outputPadding());
  }

  private static AxisParameters withStrides(AxisParameters axis, int strides) {
    return new AxisParameters(
        axis.kernelSize(), strides, axis.dilationRate(), axis.outputPadding());
  }

  /** The tensor of shape {@code to} whose element at (a, b, c, d) stands at {@code source}. */
  private static Tensor rearranged(Tensor tensor, Shape to, Source source) {
    float[] data = new float[tensor.data().length];
    int next = 0;
    for (int a = 0; a < to.size(0); a++) {
      for (int b = 0; b < to.size(1); b++) {
        for (int c = 0; c < to.size(2); c++) {
          for (int d = 0; d < to.size(3); d++) {
            data[next++] = tensor.data()[source.offset(a, b, c, d)];
          }
        }
      }
    }
    return Tensor.of(to, data);
  }

  private static int offset(Shape shape, int a, int b, int c, int d) {
    return ((a * shape.size(1) + b) * shape.size(2) + c) * shape.size(3) + d;
  }

  @FunctionalInterface
  private interface Source {
    int offset(int a, int b, int c, int d);
  }
}
