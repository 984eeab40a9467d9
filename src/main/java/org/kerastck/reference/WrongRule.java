package org.kerastck.reference;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.kerastck.geometry.AxisGeometry;
import org.kerastck.geometry.ConvolutionAxis;
import org.kerastck.geometry.Padding;
import org.kerastck.geometry.TransposedAxis;

/**
 * The catalogue of wrong rules: mistakes that real engines, converters and tutorials make. Replayed
 * on a deviating engine they name its mistake; played on the fixtures they show that the fixtures
 * can tell right from wrong.
 */
public enum WrongRule {
  SAME_LOWER(
      "same padding puts the extra zero before instead of after",
      AxisRule.both(WrongAxisRules::sameLower, WrongAxisRules::sameLower)),
  SAME_SYMMETRIC(
      "same padding is floor(K / 2) on both sides",
      AxisRule.both(WrongAxisRules::symmetric, WrongAxisRules::symmetric)),
  SAME_IGNORES_INPUT_SIZE(
      "same padding is K - 1 in total, whatever the input size and the strides",
      AxisRule.both(WrongAxisRules::withoutInputSize, WrongAxisRules::withoutInputSize)),
  SAME_FROM_UNDILATED_KERNEL(
      "same padding is computed from the undilated kernel",
      AxisRule.both(WrongAxisRules::padsOfUndilated, WrongAxisRules::padsOfUndilated)),
  SAME_NEGATIVE_TOTAL_AND_ONE_HALVED(
      "one more than a negative total of same padding is halved, and the total not taken as 0",
      AxisRule.conv2d(WrongAxisRules::halvedNegativeTotalAndOne)),
  SAME_NEGATIVE_TOTAL_HALVED(
      "a negative total of same padding is halved instead of taken as 0",
      AxisRule.both(WrongAxisRules::halvedNegativeTotal, WrongAxisRules::halvedNegativeTotal)),
  VALID_CEIL_MODE(
      "valid keeps a last window that hangs over the end",
      AxisRule.conv2d(WrongAxisRules::ceilMode)),
  TRANSPOSED_VALID_WITHOUT_STRIDE(
      "transposed valid gives (n - 1) s + K elements even where the strides exceed K",
      AxisRule.transposed(WrongAxisRules::withoutStrideFloor)),
  TRANSPOSED_TORCH_CROP(
      "transposed same crops as Keras on Torch did before 2026-05",
      AxisRule.transposed(WrongAxisRules::torchCrop)),
  TRANSPOSED_ONNX_AUTO_PAD(
      "transposed same gives min((n - 1) s + K + output_padding, n s) elements, as ONNX's auto_pad"
          + " does",
      AxisRule.transposed(WrongAxisRules::onnxAutoPad)),
  OUTPUT_PADDING_DROPPED(
      "output_padding is ignored", AxisRule.ofParameters(WrongAxisRules::withoutOutputPadding)),
  OUTPUT_PADDING_ABSENT_IS_ZERO(
      "an absent output_padding is taken as 0",
      AxisRule.transposed(
          (right, padding) ->
              TransposedAxis.of(
                  right.inputSize(), WrongAxisRules.absentIsZero(right.parameters()), padding))),
  DILATION_DROPPED("dilation_rate is ignored", AxisRule.ofParameters(WrongAxisRules::undilated)),
  DILATION_MINUS_ONE(
      "dilation_rate is applied minus one",
      AxisRule.ofParameters(WrongAxisRules::dilationMinusOne)),
  KERNEL_FLIPPED("the kernel is flipped on both axes", WrongLayouts::flippedKernel),
  KERNEL_AXES_SWAPPED("the kernel's height and width are swapped", WrongLayouts::swappedKernelAxes),
  STRIDES_SWAPPED("the strides of height and width are swapped", WrongLayouts::swappedStrides),
  PADS_SWAPPED("the pads of height and width are swapped", WrongLayouts::swappedPads),
  CHANNELS_FIRST_READ_AS_LAST(
      "channels-first data is read as channels last", WrongLayouts::misreadInput),
  TRANSPOSED_KERNEL_CHANNELS_SWAPPED(
      "the transposed kernel's input and output channels are swapped",
      WrongLayouts::swappedKernelChannels);

  private final String sentence;

  // Every mutation is a method that keeps no state.
  @SuppressWarnings("ImmutableEnumChecker")
  private final UnaryOperator<ConvolutionProblem> mutation;

  WrongRule(String sentence, AxisRule rule) {
    this(sentence, problem -> onBothAxes(problem, rule));
  }

  WrongRule(String sentence, UnaryOperator<ConvolutionProblem> mutation) {
    this.sentence = sentence;
    this.mutation = mutation;
  }

  /** The mistake in words. */
  public String sentence() {
    return sentence;
  }

  /**
   * The problem that an engine with this rule solves in place of {@code right}; empty where the
   * rule makes no difference to it.
   */
  public Optional<ConvolutionProblem> mutate(ConvolutionProblem right) {
    ConvolutionProblem wrong = mutation.apply(right);
    boolean same =
        wrong.input() == right.input()
            && wrong.kernel() == right.kernel()
            && sameSources(right.height(), wrong.height())
            && sameSources(right.width(), wrong.width());
    return same ? Optional.empty() : Optional.of(wrong);
  }

  private static ConvolutionProblem onBothAxes(ConvolutionProblem problem, AxisRule rule) {
    Padding padding = problem.spec().padding();
    return problem.withAxes(
        rule.apply(problem.height(), padding), rule.apply(problem.width(), padding));
  }

  /** Whether both give the same output size and read the same elements at each tap. */
  private static boolean sameSources(AxisGeometry right, AxisGeometry wrong) {
    return right.outputSize() == wrong.outputSize()
        && right.parameters().kernelSize() == wrong.parameters().kernelSize()
        && right.parameters().effectiveKernelSize() == wrong.parameters().effectiveKernelSize()
        && right.parameters().strides() == wrong.parameters().strides()
        && before(right) == before(wrong);
  }

  private static int before(AxisGeometry axis) {
    return axis instanceof ConvolutionAxis convolution
        ? convolution.padBefore()
        : ((TransposedAxis) axis).cropBefore();
  }
}
