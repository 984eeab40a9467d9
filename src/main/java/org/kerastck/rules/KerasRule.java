package org.kerastck.rules;

import static org.kerastck.geometry.Padding.SAME;
import static org.kerastck.geometry.Padding.VALID;
import static org.kerastck.reference.LayerKind.CONV2D;
import static org.kerastck.reference.LayerKind.CONV2D_TRANSPOSE;

import java.util.List;
import java.util.function.Predicate;
import org.kerastck.geometry.Padding;
import org.kerastck.reference.LayerKind;
import org.kerastck.reference.WrongRule;
import org.kerastck.tensor.DataFormat;

/**
 * The rules of Keras's padding and shapes. n is the input size of an axis, k the kernel size, s the
 * strides, d the dilation rate, {@code K = (k - 1) d + 1} the effective kernel size, p the output
 * padding, out the output size. The generator has the same in {@code keras_rules.py}, for the flags
 * of cases.
 */
enum KerasRule {
  EFFECTIVE_KERNEL_SIZE(
      "effective-kernel-size",
      "Both layers",
      "K = (k - 1) d + 1",
      "A dilated kernel spans K elements; every size and every pad is computed from K, not from k.",
      facts -> facts.onSomeAxis(axis -> axis.d() > 1 && axis.k() > 1),
      WrongRule.SAME_FROM_UNDILATED_KERNEL,
      WrongRule.DILATION_DROPPED,
      WrongRule.DILATION_MINUS_ONE),
  CONV_VALID_OUTPUT_SIZE(
      "conv-valid-output-size",
      "Conv2D, valid",
      "out = floor((n - K) / s) + 1",
      "The kernel stays inside the input; inputs after the last whole window are never read.",
      on(CONV2D, VALID, axis -> axis.n() >= axis.reach() && axis.s() > 1),
      WrongRule.VALID_CEIL_MODE),
  CONV_SAME_OUTPUT_SIZE(
      "conv-same-output-size",
      "Conv2D, same",
      "out = ceil(n / s)",
      "The output is as large as the input only where s = 1.",
      on(CONV2D, SAME, axis -> true)),
  SAME_PADS_BY_INPUT_SIZE(
      "same-pads-by-input-size",
      "Conv2D, same",
      "total = max((out - 1) s + K - n, 0)",
      "The padding depends on the input size through (n - 1) mod s, not on the kernel alone.",
      on(CONV2D, SAME, axis -> axis.reach() > 1 && (axis.n() - 1) % axis.s() != 0),
      WrongRule.SAME_IGNORES_INPUT_SIZE,
      WrongRule.SAME_SYMMETRIC),
  SAME_TOTAL_IS_NOT_NEGATIVE(
      "same-total-is-not-negative",
      "Conv2D, same",
      "total = 0 where (out - 1) s + K < n",
      "Where the last window ends before the input does, nothing is padded and nothing is cropped.",
      on(
          CONV2D,
          SAME,
          axis -> axis.n() > 0 && (axis.outputSize() - 1) * axis.s() + axis.reach() < axis.n()),
      WrongRule.SAME_NEGATIVE_TOTAL_HALVED,
      WrongRule.SAME_NEGATIVE_TOTAL_AND_ONE_HALVED),
  SAME_PADS_THE_ODD_ONE_AFTER(
      "same-pads-the-odd-one-after",
      "Conv2D, same",
      "before = floor(total / 2), after = total - before",
      "An odd total puts the extra zero after the input (SAME_UPPER, in ONNX's words).",
      on(CONV2D, SAME, axis -> (axis.padBefore() + axis.padAfter()) % 2 != 0),
      WrongRule.SAME_LOWER),
  TRANSPOSED_VALID_OUTPUT_SIZE(
      "transposed-valid-output-size",
      "Conv2DTranspose, valid, without output_padding",
      "out = (n - 1) s + max(K, s)",
      "Where the kernel is smaller than the strides, zeros follow the last input's contribution.",
      on(CONV2D_TRANSPOSE, VALID, axis -> !axis.hasOutputPadding()),
      WrongRule.TRANSPOSED_VALID_WITHOUT_STRIDE),
  TRANSPOSED_VALID_OUTPUT_PADDING(
      "transposed-valid-output-padding",
      "Conv2DTranspose, valid, with output_padding",
      "out = (n - 1) s + K + p",
      "Output padding appends p places that no input reaches; p = 0 is not the same as none.",
      on(CONV2D_TRANSPOSE, VALID, AxisFacts::hasOutputPadding),
      WrongRule.OUTPUT_PADDING_DROPPED),
  TRANSPOSED_SAME_OUTPUT_SIZE(
      "transposed-same-output-size",
      "Conv2DTranspose, same, without output_padding",
      "out = n s",
      "Whatever the kernel.",
      on(CONV2D_TRANSPOSE, SAME, axis -> !axis.hasOutputPadding()),
      WrongRule.OUTPUT_PADDING_ABSENT_IS_ZERO,
      WrongRule.TRANSPOSED_ONNX_AUTO_PAD),
  TRANSPOSED_SAME_OUTPUT_PADDING(
      "transposed-same-output-padding",
      "Conv2DTranspose, same, with output_padding",
      "out = (n - 1) s + (K mod 2) + p",
      "Given output padding replaces the rule out = n s; p = 0 is not the same as none.",
      on(CONV2D_TRANSPOSE, SAME, AxisFacts::hasOutputPadding),
      WrongRule.OUTPUT_PADDING_DROPPED,
      WrongRule.TRANSPOSED_ONNX_AUTO_PAD),
  TRANSPOSED_SAME_CROP(
      "transposed-same-crop",
      "Conv2DTranspose, same",
      "crop before = floor(max((n - 1) s + K - out, 0) / 2)",
      "The full result of (n - 1) s + K elements is cropped; an odd crop takes the extra element"
          + " after. Where out is larger, nothing is cropped and zeros follow.",
      on(CONV2D_TRANSPOSE, SAME, axis -> axis.n() > 0),
      WrongRule.TRANSPOSED_TORCH_CROP,
      WrongRule.SAME_LOWER,
      WrongRule.SAME_NEGATIVE_TOTAL_HALVED,
      WrongRule.SAME_SYMMETRIC),
  TRANSPOSED_SCATTERS(
      "transposed-scatters",
      "Conv2DTranspose",
      "full[a s + i d] += x[a] w[i]",
      "Each input element adds the kernel, not flipped, to the full result: seen as a convolution"
          + " over the zero-inserted input, the kernel is flipped and its channels are swapped.",
      facts -> facts.isTransposed() && facts.onSomeAxis(axis -> axis.k() > 1),
      WrongRule.KERNEL_FLIPPED,
      WrongRule.TRANSPOSED_KERNEL_CHANNELS_SWAPPED),
  CORRELATES(
      "correlates",
      "Conv2D",
      "out[o] = sum over i of x[o s - before + i d] w[i]",
      "The kernel is not flipped.",
      facts -> !facts.isTransposed() && facts.onSomeAxis(axis -> axis.k() > 1),
      WrongRule.KERNEL_FLIPPED),
  AXES_ARE_INDEPENDENT(
      "axes-are-independent",
      "Both layers",
      "height and width have a kernel size, strides, dilation rate and pads of their own",
      "In this order in every argument and in the kernel.",
      facts -> !facts.height().parameters().equals(facts.width().parameters()),
      WrongRule.KERNEL_AXES_SWAPPED,
      WrongRule.STRIDES_SWAPPED,
      WrongRule.PADS_SWAPPED),
  DATA_FORMAT_PERMUTES_AXES(
      "data-format-permutes-axes",
      "Both layers, channels_first",
      "(batch, channels, height, width)",
      "The same numbers as with channels_last, in another order; the kernel's layout stays.",
      facts -> facts.spec().dataFormat() == DataFormat.CHANNELS_FIRST,
      WrongRule.CHANNELS_FIRST_READ_AS_LAST);

  private final String id;
  private final String scope;
  private final String formula;
  private final String sentence;

  // Every condition is a function that keeps no state.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Predicate<CaseFacts> condition;

  // Made by List.of, which nothing changes.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<WrongRule> violations;

  KerasRule(
      String id,
      String scope,
      String formula,
      String sentence,
      Predicate<CaseFacts> condition,
      WrongRule... violations) {
    this.id = id;
    this.scope = scope;
    this.formula = formula;
    this.sentence = sentence;
    this.condition = condition;
    this.violations = List.of(violations);
  }

  private static Predicate<CaseFacts> on(
      LayerKind kind, Padding padding, Predicate<AxisFacts> condition) {
    return facts ->
        facts.spec().kind() == kind
            && facts.spec().padding() == padding
            && facts.onSomeAxis(condition);
  }

  /** The rule that says how large the output of a call is. */
  static KerasRule ofOutputSize(CaseFacts facts) {
    boolean isSame = facts.spec().padding() == SAME;
    if (!facts.isTransposed()) {
      return isSame ? CONV_SAME_OUTPUT_SIZE : CONV_VALID_OUTPUT_SIZE;
    }
    if (facts.onSomeAxis(AxisFacts::hasOutputPadding)) {
      return isSame ? TRANSPOSED_SAME_OUTPUT_PADDING : TRANSPOSED_VALID_OUTPUT_PADDING;
    }
    return isSame ? TRANSPOSED_SAME_OUTPUT_SIZE : TRANSPOSED_VALID_OUTPUT_SIZE;
  }

  /** The name, as in the flags of fixtures. */
  String id() {
    return id;
  }

  /** Which layers and paddings it is about. */
  String scope() {
    return scope;
  }

  String formula() {
    return formula;
  }

  String sentence() {
    return sentence;
  }

  /** Whether a case exercises the rule. */
  boolean applies(CaseFacts facts) {
    return condition.test(facts);
  }

  /** The mistakes that break the rule. */
  List<WrongRule> violations() {
    return violations;
  }
}
