package org.kerastck.report;

import java.util.List;
import java.util.Locale;
import org.kerastck.geometry.AxisGeometry;
import org.kerastck.geometry.AxisParameters;
import org.kerastck.geometry.ConvolutionAxis;
import org.kerastck.geometry.TransposedAxis;

/** The geometry of both axes as sentences. */
final class GeometryWords {
  private GeometryWords() {}

  static List<String> of(AxisGeometry height, AxisGeometry width) {
    return List.of("Height: " + axis(height), "Width: " + axis(width));
  }

  private static String axis(AxisGeometry axis) {
    return axis instanceof ConvolutionAxis convolution
        ? convolution(convolution)
        : transposed((TransposedAxis) axis);
  }

  private static String convolution(ConvolutionAxis axis) {
    AxisParameters p = axis.parameters();
    return String.format(
        Locale.ROOT,
        "%s, %s before and %s after; a kernel that spans %d moves by %d and gives %s.",
        count(axis.inputSize(), "element"),
        zeros(axis.padBefore()),
        zeros(axis.padAfter()),
        p.effectiveKernelSize(),
        p.strides(),
        count(axis.outputSize(), "output"));
  }

  private static String transposed(TransposedAxis axis) {
    AxisParameters p = axis.parameters();
    return String.format(
        Locale.ROOT,
        "%s, %d apart under a kernel that spans %d, make a full result of %d; %d cropped before and"
            + " %d after, %s appended: %s.",
        count(axis.inputSize(), "element"),
        p.strides(),
        p.effectiveKernelSize(),
        axis.fullSize(),
        axis.cropBefore(),
        axis.cropAfter(),
        count(axis.padAfter(), "zero"),
        count(axis.outputSize(), "output"));
  }

  /** A pad below zero leaves out elements of the input. */
  private static String zeros(int pad) {
    return pad < 0 ? count(-pad, "element") + " left out" : count(pad, "zero");
  }

  private static String count(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
