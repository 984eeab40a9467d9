package org.kerastck.explain;

import java.util.List;
import java.util.Optional;
import org.kerastck.geometry.AxisGeometry;
import org.kerastck.geometry.AxisParameters;
import org.kerastck.geometry.ConvolutionAxis;
import org.kerastck.geometry.TransposedAxis;

/** The views of an axis. */
final class Strips {
  private Strips() {}

  /** Every view: one of Conv2D, two of Conv2DTranspose. */
  static List<Strip> of(AxisGeometry axis) {
    return axis instanceof ConvolutionAxis convolution
        ? List.of(convolution(convolution))
        : List.of(scatter((TransposedAxis) axis), gather((TransposedAxis) axis));
  }

  /** The view as a convolution. */
  static Strip convolution(AxisGeometry axis) {
    return axis instanceof ConvolutionAxis convolution
        ? convolution(convolution)
        : gather((TransposedAxis) axis);
  }

  /** The padded input, and the kernel at each output's position. */
  private static Strip convolution(ConvolutionAxis axis) {
    AxisParameters p = axis.parameters();
    return new Strip(
        "The kernel over the padded input",
        axis.padBefore() + axis.inputSize() + axis.padAfter(),
        position -> {
          int index = position - axis.padBefore();
          return index >= 0 && index < axis.inputSize()
              ? new Cell(Cell.Kind.INPUT, "x" + index)
              : new Cell(Cell.Kind.PADDING, "0");
        },
        axis.outputSize(),
        output ->
            new Row(
                "y" + output,
                Row.taps(output * p.strides(), p.kernelSize(), p.dilationRate(), false),
                Optional.of(Formula.of(axis, output))),
        false);
  }

  /** The full result with what each input adds to it, and what becomes of it. */
  private static Strip scatter(TransposedAxis axis) {
    AxisParameters p = axis.parameters();
    return new Strip(
        "Scatter: each input times the kernel, added up; then crop or append",
        axis.fullSize() + axis.padAfter(),
        position -> {
          int output = position - axis.cropBefore();
          if (output < 0 || output >= axis.outputSize()) {
            return new Cell(Cell.Kind.CROPPED, "-");
          }
          return position < axis.fullSize()
              ? new Cell(Cell.Kind.OUTPUT, "y" + output)
              : new Cell(Cell.Kind.APPENDED, "0");
        },
        axis.inputSize(),
        input ->
            new Row(
                "x" + input,
                Row.taps(input * p.strides(), p.kernelSize(), p.dilationRate(), false),
                Optional.empty()),
        true);
  }

  /** The zero-inserted, padded input, and the flipped kernel at each output's position. */
  private static Strip gather(TransposedAxis axis) {
    AxisParameters p = axis.parameters();
    int before = axis.convolutionPadBefore();
    return new Strip(
        "The same as a convolution: the flipped kernel, strides 1, over the zero-inserted input",
        before + axis.zeroInsertedSize() + axis.convolutionPadAfter(),
        position -> {
          int index = position - before;
          if (index < 0 || index >= axis.zeroInsertedSize()) {
            return new Cell(Cell.Kind.PADDING, "0");
          }
          return index % p.strides() == 0
              ? new Cell(Cell.Kind.INPUT, "x" + index / p.strides())
              : new Cell(Cell.Kind.INSERTED, "0");
        },
        axis.outputSize(),
        output ->
            new Row(
                "y" + output,
                Row.taps(output, p.kernelSize(), p.dilationRate(), true),
                Optional.of(Formula.of(axis, output))),
        false);
  }
}
