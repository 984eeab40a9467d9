package org.kerastck.reference;

import static org.kerastck.geometry.Padding.SAME;
import static org.kerastck.geometry.Padding.VALID;

import java.util.OptionalInt;
import org.kerastck.geometry.AxisParameters;
import org.kerastck.geometry.ConvolutionAxis;
import org.kerastck.geometry.Padding;
import org.kerastck.geometry.TransposedAxis;

/** The arithmetic of the wrong rules that are about one axis. */
final class WrongAxisRules {
  private WrongAxisRules() {}

  static ConvolutionAxis sameLower(ConvolutionAxis right, Padding padding) {
    return padding == SAME
        ? padded(right, /* before= */ right.padAfter(), /* after= */ right.padBefore())
        : right;
  }

  static TransposedAxis sameLower(TransposedAxis right, Padding padding) {
    int total = Math.max(right.fullSize() - right.outputSize(), 0);
    return padding == SAME ? cropped(right, total - total / 2) : right;
  }

  static ConvolutionAxis symmetric(ConvolutionAxis right, Padding padding) {
    if (padding == VALID) {
      return right;
    }
    int k = right.parameters().effectiveKernelSize();
    int pad = k / 2;
    int out = Math.floorDiv(right.inputSize() + 2 * pad - k, right.parameters().strides()) + 1;
    return new ConvolutionAxis(right.inputSize(), right.parameters(), out, pad, pad);
  }

  static TransposedAxis symmetric(TransposedAxis right, Padding padding) {
    if (padding == VALID) {
      return right;
    }
    int pad = right.parameters().effectiveKernelSize() / 2;
    int out = right.fullSize() - 2 * pad + right.parameters().outputPadding().orElse(0);
    return new TransposedAxis(right.inputSize(), right.parameters(), out, pad);
  }

  static ConvolutionAxis withoutInputSize(ConvolutionAxis right, Padding padding) {
    int total = right.parameters().effectiveKernelSize() - 1;
    return padding == SAME ? padded(right, total / 2, total - total / 2) : right;
  }

  static TransposedAxis withoutInputSize(TransposedAxis right, Padding padding) {
    return padding == SAME
        ? cropped(right, (right.parameters().effectiveKernelSize() - 1) / 2)
        : right;
  }

  static ConvolutionAxis padsOfUndilated(ConvolutionAxis right, Padding padding) {
    ConvolutionAxis undilated =
        ConvolutionAxis.of(right.inputSize(), undilated(right.parameters()), padding);
    return padding == SAME ? padded(right, undilated.padBefore(), undilated.padAfter()) : right;
  }

  static TransposedAxis padsOfUndilated(TransposedAxis right, Padding padding) {
    TransposedAxis undilated =
        TransposedAxis.of(right.inputSize(), undilated(right.parameters()), padding);
    return padding == SAME ? cropped(right, undilated.cropBefore()) : right;
  }

  /** Halves are cut towards zero, as integer division does in C and Java. */
  static ConvolutionAxis halvedNegativeTotal(ConvolutionAxis right, Padding padding) {
    int total = total(right);
    return padding == SAME && total < 0 ? padded(right, total / 2, total - total / 2) : right;
  }

  /** As ONNX Runtime does, for {@code auto_pad=SAME_UPPER} too; the same where the total is odd. */
  static ConvolutionAxis halvedNegativeTotalAndOne(ConvolutionAxis right, Padding padding) {
    int total = total(right);
    int before = (total + 1) / 2;
    return padding == SAME && total < 0 ? padded(right, before, total - before) : right;
  }

  private static int total(ConvolutionAxis right) {
    AxisParameters p = right.parameters();
    return (right.outputSize() - 1) * p.strides() + p.effectiveKernelSize() - right.inputSize();
  }

  static TransposedAxis halvedNegativeTotal(TransposedAxis right, Padding padding) {
    int total = right.fullSize() - right.outputSize();
    return padding == SAME && total < 0 ? cropped(right, total / 2) : right;
  }

  static ConvolutionAxis ceilMode(ConvolutionAxis right, Padding padding) {
    if (padding == SAME) {
      return right;
    }
    int rest = right.inputSize() - right.parameters().effectiveKernelSize();
    int out = -Math.floorDiv(-rest, right.parameters().strides()) + 1;
    return new ConvolutionAxis(right.inputSize(), right.parameters(), out, 0, 0);
  }

  static TransposedAxis withoutStrideFloor(TransposedAxis right, Padding padding) {
    if (padding == SAME || right.parameters().outputPadding().isPresent()) {
      return right;
    }
    return new TransposedAxis(right.inputSize(), right.parameters(), right.fullSize(), 0);
  }

  /**
   * Keras's Torch backend before pull request 22876: crop {@code ceil((K - s) / 2)}, and an output
   * padding that Torch would refuse cut down to {@code s - 1}.
   */
  static TransposedAxis torchCrop(TransposedAxis right, Padding padding) {
    if (padding == VALID) {
      return right;
    }
    int k = right.parameters().effectiveKernelSize();
    int s = right.parameters().strides();
    int outputPadding = right.parameters().outputPadding().orElse(s - k % 2);
    int crop = Math.max(-Math.floorDiv(k % 2 - k + outputPadding, 2), 0);
    int torchOutputPadding = Math.min(2 * crop + k % 2 - k + outputPadding, s - 1);
    int out = right.fullSize() - 2 * crop + torchOutputPadding;
    return new TransposedAxis(right.inputSize(), right.parameters(), out, crop);
  }

  /**
   * ONNX's {@code auto_pad=SAME_UPPER} as ONNX Runtime has it: what exceeds n s elements is
   * cropped, output padding included, and nothing is added to fewer.
   */
  static TransposedAxis onnxAutoPad(TransposedAxis right, Padding padding) {
    if (padding == VALID) {
      return right;
    }
    AxisParameters p = right.parameters();
    int all = right.fullSize() + p.outputPadding().orElse(0);
    int total = Math.max(all - right.inputSize() * p.strides(), 0);
    return new TransposedAxis(right.inputSize(), p, all - total, total / 2);
  }

  static AxisParameters undilated(AxisParameters right) {
    return new AxisParameters(right.kernelSize(), right.strides(), 1, right.outputPadding());
  }

  static AxisParameters dilationMinusOne(AxisParameters right) {
    return new AxisParameters(
        right.kernelSize(),
        right.strides(),
        Math.max(right.dilationRate() - 1, 1),
        right.outputPadding());
  }

  static AxisParameters withoutOutputPadding(AxisParameters right) {
    return AxisParameters.of(right.kernelSize(), right.strides(), right.dilationRate());
  }

  static AxisParameters absentIsZero(AxisParameters right) {
    return new AxisParameters(
        right.kernelSize(),
        right.strides(),
        right.dilationRate(),
        OptionalInt.of(right.outputPadding().orElse(0)));
  }

  static ConvolutionAxis padded(ConvolutionAxis right, int before, int after) {
    return new ConvolutionAxis(
        right.inputSize(), right.parameters(), right.outputSize(), before, after);
  }

  static TransposedAxis cropped(TransposedAxis right, int before) {
    return new TransposedAxis(right.inputSize(), right.parameters(), right.outputSize(), before);
  }
}
