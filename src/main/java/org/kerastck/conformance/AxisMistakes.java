package org.kerastck.conformance;

import java.util.ArrayList;
import java.util.List;
import org.kerastck.geometry.AxisGeometry;
import org.kerastck.geometry.AxisParameters;
import org.kerastck.geometry.ConvolutionAxis;
import org.kerastck.geometry.TransposedAxis;

/** Other geometries of one axis that give an output of a certain size. */
final class AxisMistakes {
  private AxisMistakes() {}

  /** All with pads or crops near the axis's own, nearest first; the axis itself comes first. */
  static List<AxisGeometry> candidates(AxisGeometry axis, int outputSize) {
    AxisParameters p = axis.parameters();
    int reach = p.effectiveKernelSize() + p.strides();
    List<AxisGeometry> candidates = new ArrayList<>();
    candidates.add(shifted(axis, outputSize, 0));
    for (int shift = 1; shift <= reach; shift++) {
      candidates.add(shifted(axis, outputSize, -shift));
      candidates.add(shifted(axis, outputSize, shift));
    }
    return candidates;
  }

  /** What {@code wrong} does, and Keras's own geometry {@code right} does not. */
  static Diagnosis difference(AxisGeometry right, AxisGeometry wrong, String name) {
    boolean convolution = right instanceof ConvolutionAxis;
    if (right.outputSize() == wrong.outputSize()) {
      return new Diagnosis(
          (convolution ? "pads" : "crops") + " otherwise than Keras",
          "%s on the %s; Keras %s".formatted(sides(wrong), name, sides(right)));
    }
    return new Diagnosis(
        "gives another output size than Keras",
        "gives %d elements on the %s and %s; Keras gives %d and %s"
            .formatted(wrong.outputSize(), name, sides(wrong), right.outputSize(), sides(right)));
  }

  /** What is done before the first and after the last element. */
  private static String sides(AxisGeometry axis) {
    boolean convolution = axis instanceof ConvolutionAxis;
    String verb = convolution ? "pads" : "crops";
    String opposite = convolution ? "skips" : "puts zeros:";
    int before = before(axis);
    return before < 0
        ? "%s %d before and %s %d after".formatted(opposite, -before, verb, after(axis))
        : "%s %d before and %d after".formatted(verb, before, after(axis));
  }

  private static int before(AxisGeometry axis) {
    return axis instanceof ConvolutionAxis convolution
        ? convolution.padBefore()
        : ((TransposedAxis) axis).cropBefore();
  }

  /** What the last output element reaches beyond, or leaves of the full result. */
  private static int after(AxisGeometry axis) {
    if (axis instanceof TransposedAxis transposed) {
      return transposed.cropAfter();
    }
    ConvolutionAxis convolution = (ConvolutionAxis) axis;
    AxisParameters p = axis.parameters();
    int reached = (axis.outputSize() - 1) * p.strides() + p.effectiveKernelSize();
    return Math.max(reached - axis.inputSize() - convolution.padBefore(), 0);
  }

  private static AxisGeometry shifted(AxisGeometry axis, int outputSize, int shift) {
    if (axis instanceof TransposedAxis transposed) {
      return new TransposedAxis(
          axis.inputSize(), axis.parameters(), outputSize, transposed.cropBefore() + shift);
    }
    int before = ((ConvolutionAxis) axis).padBefore() + shift;
    ConvolutionAxis from =
        new ConvolutionAxis(axis.inputSize(), axis.parameters(), outputSize, before, 0);
    return new ConvolutionAxis(
        axis.inputSize(), axis.parameters(), outputSize, before, after(from));
  }
}
