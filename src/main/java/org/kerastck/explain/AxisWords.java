package org.kerastck.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.kerastck.geometry.AxisGeometry;
import org.kerastck.geometry.AxisParameters;
import org.kerastck.geometry.ConvolutionAxis;
import org.kerastck.geometry.Padding;
import org.kerastck.geometry.TransposedAxis;

/**
 * The geometry of one axis as Keras's formulas with the numbers put in. Results are the geometry's
 * own; only the expressions before them are written here.
 */
final class AxisWords {
  private AxisWords() {}

  /** Sentences, the parameters first. */
  static List<String> of(AxisGeometry axis, Padding padding) {
    List<String> words = new ArrayList<>();
    words.add(parameters(axis));
    if (axis instanceof ConvolutionAxis convolution) {
      words.add(padding == Padding.SAME ? same(convolution) : valid(convolution));
      unread(convolution, words);
    } else {
      TransposedAxis transposed = (TransposedAxis) axis;
      words.add(padding == Padding.SAME ? same(transposed) : valid(transposed));
      words.add(asConvolution(transposed));
    }
    return words;
  }

  private static String parameters(AxisGeometry axis) {
    AxisParameters p = axis.parameters();
    String text = "n = %d, k = %d, s = %d".formatted(axis.inputSize(), p.kernelSize(), p.strides());
    if (p.dilationRate() > 1) {
      text +=
          ", d = %d, K = (%d - 1) * %d + 1 = %d"
              .formatted(
                  p.dilationRate(), p.kernelSize(), p.dilationRate(), p.effectiveKernelSize());
    }
    OptionalInt outputPadding = p.outputPadding();
    return outputPadding.isPresent() ? text + ", p = " + outputPadding.getAsInt() : text;
  }

  private static String valid(ConvolutionAxis axis) {
    AxisParameters p = axis.parameters();
    return "valid: out = floor((%d - %d) / %d) + 1 = %d; no padding"
        .formatted(axis.inputSize(), p.effectiveKernelSize(), p.strides(), axis.outputSize());
  }

  private static String same(ConvolutionAxis axis) {
    AxisParameters p = axis.parameters();
    int total = axis.padBefore() + axis.padAfter();
    return ("same: out = ceil(%d / %d) = %d; total = max((%d - 1) * %d + %d - %d, 0) = %d;"
            + " pad before = floor(%d / 2) = %d, after = %d")
        .formatted(
            axis.inputSize(),
            p.strides(),
            axis.outputSize(),
            axis.outputSize(),
            p.strides(),
            p.effectiveKernelSize(),
            axis.inputSize(),
            total,
            total,
            axis.padBefore(),
            axis.padAfter());
  }

  /** Input elements after the last window; those between windows show in the picture. */
  private static void unread(ConvolutionAxis axis, List<String> words) {
    AxisParameters p = axis.parameters();
    int end = (axis.outputSize() - 1) * p.strides() + p.effectiveKernelSize() - axis.padBefore();
    int unread = axis.inputSize() - end;
    if (axis.outputSize() > 0 && unread > 0) {
      words.add(
          unread == 1
              ? "the last input element is read by no window"
              : "the last %d input elements are read by no window".formatted(unread));
    }
  }

  private static String valid(TransposedAxis axis) {
    AxisParameters p = axis.parameters();
    String last =
        p.outputPadding().isPresent()
            ? "%d + %d".formatted(p.effectiveKernelSize(), p.outputPadding().getAsInt())
            : "max(%d, %d)".formatted(p.effectiveKernelSize(), p.strides());
    return "valid: out = (%d - 1) * %d + %s = %d; %s; nothing is cropped%s"
        .formatted(
            axis.inputSize(), p.strides(), last, axis.outputSize(), full(axis), appended(axis));
  }

  private static String same(TransposedAxis axis) {
    AxisParameters p = axis.parameters();
    String out =
        p.outputPadding().isPresent()
            ? "(%d - 1) * %d + %d mod 2 + %d"
                .formatted(
                    axis.inputSize(),
                    p.strides(),
                    p.effectiveKernelSize(),
                    p.outputPadding().getAsInt())
            : "%d * %d".formatted(axis.inputSize(), p.strides());
    return "same: out = %s = %d; %s; crop before = floor(max(%d - %d, 0) / 2) = %d, after = %d%s"
        .formatted(
            out,
            axis.outputSize(),
            full(axis),
            axis.fullSize(),
            axis.outputSize(),
            axis.cropBefore(),
            axis.cropAfter(),
            appended(axis));
  }

  private static String full(TransposedAxis axis) {
    return "full result = (%d - 1) * %d + %d = %d"
        .formatted(
            axis.inputSize(),
            axis.parameters().strides(),
            axis.parameters().effectiveKernelSize(),
            axis.fullSize());
  }

  private static String appended(TransposedAxis axis) {
    return axis.padAfter() == 0
        ? ""
        : "; zeros appended after = %d - %d = %d"
            .formatted(axis.outputSize(), axis.fullSize(), axis.padAfter());
  }

  private static String asConvolution(TransposedAxis axis) {
    AxisParameters p = axis.parameters();
    return ("as a convolution: zero-inserted input = (%d - 1) * %d + 1 = %d; pad before ="
            + " %d - 1 - %d = %d, after = %d + %d - %d = %d; strides 1, kernel flipped")
        .formatted(
            axis.inputSize(),
            p.strides(),
            axis.zeroInsertedSize(),
            p.effectiveKernelSize(),
            axis.cropBefore(),
            axis.convolutionPadBefore(),
            axis.outputSize(),
            axis.cropBefore(),
            axis.zeroInsertedSize(),
            axis.convolutionPadAfter());
  }
}
