package org.kerastck.conformance;

import java.util.Optional;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.GradientCall;
import org.kerastck.fixture.LayerCall;
import org.kerastck.fixture.SpecReader;
import org.kerastck.fixture.UnreadableSpecException;
import org.kerastck.geometry.AxisParameters;
import org.kerastck.geometry.Padding;
import org.kerastck.reference.ConvolutionProblem;
import org.kerastck.reference.ConvolutionSpec;
import org.kerastck.reference.LayerKind;
import org.kerastck.tensor.DType;
import org.kerastck.tensor.Shape;

/**
 * What a failing region may depend on.
 *
 * @param spec the configuration
 * @param batch size of the input's first axis
 * @param channels of the input
 * @param height of the height
 * @param width of the width
 * @param dtype of the input
 * @param fits whether input and weights have the sizes that the configuration asks for
 * @param question what is asked
 */
record CaseFeatures(
    ConvolutionSpec spec,
    int batch,
    int channels,
    Axis height,
    Axis width,
    DType dtype,
    boolean fits,
    Question question) {

  /**
   * One axis.
   *
   * @param inputSize n
   * @param parameters kernel size, strides, dilation rate
   */
  record Axis(int inputSize, AxisParameters parameters) {
    int effectiveKernelSize() {
      return parameters.effectiveKernelSize();
    }

    int strides() {
      return parameters.strides();
    }

    boolean givesOutputPadding() {
      return parameters.outputPadding().isPresent();
    }

    /** The output padding; 0 where none is given. */
    int outputPadding() {
      return parameters.outputPadding().orElse(0);
    }

    /** max((ceil(n / s) - 1) s + K - n, 0), the total of same padding of Conv2D. */
    int samePadding() {
      int outputs = Math.floorDiv(inputSize - 1, strides()) + 1;
      return Math.max((outputs - 1) * strides() + effectiveKernelSize() - inputSize, 0);
    }

    /** (n - 1) mod s, the input elements after the last multiple of the strides. */
    int rest() {
      return Math.floorMod(inputSize - 1, strides());
    }
  }

  /** Whether there is an output, and none of its elements. */
  boolean hasEmptyOutput() {
    return isEmpty(outputSize(height), outputSize(width));
  }

  /** The same where (n - K) / s is the integer division of C and Java, which cuts towards 0. */
  boolean hasEmptyOutputCutTowardsZero() {
    return isEmpty(outputSizeCutTowardsZero(height), outputSizeCutTowardsZero(width));
  }

  /** Whether there is an element of an output. */
  boolean hasElements() {
    return fits && batch > 0 && Math.min(outputSize(height), outputSize(width)) > 0;
  }

  private boolean isEmpty(int outputHeight, int outputWidth) {
    int least = Math.min(outputHeight, outputWidth);
    return fits && (least == 0 || (least > 0 && batch == 0));
  }

  /** Whether the kernel leaves less than nothing of the input. */
  boolean hasNegativeOutput() {
    return fits && Math.min(outputSize(height), outputSize(width)) < 0;
  }

  /** The number of the output's elements along an axis; it may be negative. */
  int outputSize(Axis axis) {
    return spec.geometry(axis.inputSize(), axis.parameters()).outputSize();
  }

  private int outputSizeCutTowardsZero(Axis axis) {
    boolean divides = spec.kind() == LayerKind.CONV2D && spec.padding() == Padding.VALID;
    return divides
        ? (axis.inputSize() - axis.effectiveKernelSize()) / axis.strides() + 1
        : outputSize(axis);
  }

  /** The features of a layer's case; empty where its configuration cannot be put in numbers. */
  static Optional<CaseFeatures> of(Case golden) {
    return golden.call().layerCall().flatMap(call -> of(call, question(golden, call)));
  }

  private static Question question(Case golden, LayerCall call) {
    if (golden.call() instanceof GradientCall) {
      return Question.GRADIENTS;
    }
    for (float number : call.input().data()) {
      if (!Float.isFinite(number)) {
        return Question.NON_FINITE;
      }
    }
    return Question.OUTPUT;
  }

  private static Optional<CaseFeatures> of(LayerCall call, Question question) {
    Shape input = call.input().shape();
    try {
      ConvolutionSpec spec = SpecReader.read(call.layer());
      if (input.rank() != 4 || !spec.isPositive()) {
        return Optional.empty();
      }
      int height = input.size(spec.dataFormat().heightAxis());
      int width = input.size(spec.dataFormat().widthAxis());
      boolean fits =
          call.weights()
              .map(w -> ConvolutionProblem.of(spec, call.input(), w.kernel(), w.bias()))
              .map(ConvolutionProblem::isConsistent)
              .orElse(true);
      return Optional.of(
          new CaseFeatures(
              spec,
              input.size(0),
              input.size(spec.dataFormat().channelAxis()),
              new Axis(height, spec.height()),
              new Axis(width, spec.width()),
              call.input().dtype(),
              fits,
              question));
    } catch (UnreadableSpecException e) {
      return Optional.empty();
    }
  }
}
