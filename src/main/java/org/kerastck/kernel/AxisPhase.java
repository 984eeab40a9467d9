package org.kerastck.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.kerastck.geometry.AxisGeometry;
import org.kerastck.geometry.ConvolutionAxis;
import org.kerastck.geometry.TransposedAxis;

/**
 * Output elements of one axis that meet the same taps: element {@code firstOutput + j outputStep}
 * reads at its tap {@code taps[i]} the input element {@code j inputStep + offsets[i]}, which is
 * zero where it lies outside.
 *
 * <p>A convolution has one phase. A transposed one has up to {@code strides} phases, each of which
 * is a convolution with strides 1 over some of the taps, or over none.
 */
final class AxisPhase {
  private final int firstOutput;
  private final int outputStep;
  private final int count;
  private final int inputStep;
  private final int[] taps;
  private final int[] offsets;

  private AxisPhase(
      int firstOutput, int outputStep, int count, int inputStep, int[] taps, int[] offsets) {
    this.firstOutput = firstOutput;
    this.outputStep = outputStep;
    this.count = count;
    this.inputStep = inputStep;
    this.taps = taps;
    this.offsets = offsets;
  }

  /** The phases of an axis; together they have each output element once. */
  static List<AxisPhase> of(AxisGeometry axis) {
    if (axis instanceof ConvolutionAxis convolution) {
      return List.of(convolution(convolution));
    }
    TransposedAxis transposed = (TransposedAxis) axis;
    List<AxisPhase> phases = new ArrayList<>();
    for (int first = 0; first < transposed.parameters().strides(); first++) {
      if (first < transposed.outputSize()) {
        phases.add(transposed(transposed, first));
      }
    }
    return phases;
  }

  private static AxisPhase convolution(ConvolutionAxis axis) {
    int dilationRate = axis.parameters().dilationRate();
    int[] taps = IntStream.range(0, axis.parameters().kernelSize()).toArray();
    int[] offsets = IntStream.of(taps).map(tap -> tap * dilationRate - axis.padBefore()).toArray();
    return trimmed(axis, 0, 1, axis.parameters().strides(), taps, offsets);
  }

  /** Output o is element o + crop of the full result, to which input a adds tap i if a s + i d. */
  private static AxisPhase transposed(TransposedAxis axis, int first) {
    int strides = axis.parameters().strides();
    int dilationRate = axis.parameters().dilationRate();
    int full = first + axis.cropBefore();
    int[] taps =
        IntStream.range(0, axis.parameters().kernelSize())
            .filter(tap -> Math.floorMod(full - tap * dilationRate, strides) == 0)
            .toArray();
    int[] offsets =
        IntStream.of(taps).map(tap -> Math.floorDiv(full - tap * dilationRate, strides)).toArray();
    return trimmed(axis, first, strides, 1, taps, offsets);
  }

  /** Without the taps that meet no input at all. */
  private static AxisPhase trimmed(
      AxisGeometry axis, int first, int outputStep, int inputStep, int[] taps, int[] offsets) {
    int count = Math.floorDiv(axis.outputSize() - 1 - first, outputStep) + 1;
    int[] kept =
        IntStream.range(0, taps.length)
            .filter(i -> meets(axis.inputSize(), offsets[i], inputStep, count))
            .toArray();
    return new AxisPhase(
        first,
        outputStep,
        count,
        inputStep,
        IntStream.of(kept).map(i -> taps[i]).toArray(),
        IntStream.of(kept).map(i -> offsets[i]).toArray());
  }

  private static boolean meets(int inputSize, int offset, int inputStep, int count) {
    long first = offset >= 0 ? 0 : Math.floorDiv(-(long) offset + inputStep - 1, inputStep);
    return first < count && offset + first * inputStep < inputSize;
  }

  /** The number of output elements. */
  int count() {
    return count;
  }

  /** Output element {@code j} of this phase. */
  int output(int j) {
    return firstOutput + j * outputStep;
  }

  /** The distance between output elements. */
  int outputStep() {
    return outputStep;
  }

  /** The distance between the input elements that neighbours read. */
  int inputStep() {
    return inputStep;
  }

  /** The number of taps. */
  int taps() {
    return taps.length;
  }

  /** The kernel's index of tap {@code i}. */
  int tap(int i) {
    return taps[i];
  }

  /** The input element that tap {@code i} of this phase's first output element reads. */
  int offset(int i) {
    return offsets[i];
  }

  /** The first input element that is read, negative where that is padding. */
  int lowest() {
    return IntStream.of(offsets).min().orElse(0);
  }

  /** The last input element that is read. */
  int highest() {
    return IntStream.of(offsets).max().orElse(0) + (count - 1) * inputStep;
  }
}
