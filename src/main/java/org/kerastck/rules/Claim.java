package org.kerastck.rules;

import static org.kerastck.geometry.Padding.SAME;
import static org.kerastck.geometry.Padding.VALID;
import static org.kerastck.reference.LayerKind.CONV2D;
import static org.kerastck.reference.LayerKind.CONV2D_TRANSPOSE;

import java.util.function.Predicate;
import org.kerastck.geometry.Padding;
import org.kerastck.reference.LayerKind;

/**
 * What widely copied tutorials say of an axis, in their own terms, and the exact condition under
 * which Keras does so.
 */
enum Claim {
  CONV_VALID_SIZE(
      CONV2D,
      VALID,
      "out = ceil((n - (k - 1)) / s)",
      axis -> axis.outputSize() == ceil(axis.n() - (axis.k() - 1), axis.s()),
      "d = 1 or k = 1",
      axis -> axis.d() == 1 || axis.k() == 1),
  CONV_SAME_SIZE(
      CONV2D,
      SAME,
      "out = ceil(n / s)",
      axis -> axis.outputSize() == ceil(axis.n(), axis.s()),
      "always",
      axis -> true),
  CONV_SAME_KEEPS_SIZE(
      CONV2D,
      SAME,
      "out = n",
      axis -> axis.outputSize() == axis.n(),
      "s = 1 or n <= 1",
      axis -> axis.s() == 1 || axis.n() <= 1),
  CONV_SAME_PADS_HALF_THE_KERNEL(
      CONV2D,
      SAME,
      "floor((k - 1) / 2) zeros before and ceil((k - 1) / 2) after",
      axis -> axis.padBefore() == (axis.k() - 1) / 2 && axis.padAfter() == axis.k() / 2,
      "k = 1, or d = 1 and (n - 1) mod s = 0",
      axis -> axis.k() == 1 || (axis.d() == 1 && Math.floorMod(axis.n() - 1, axis.s()) == 0)),
  TRANSPOSED_VALID_SIZE(
      CONV2D_TRANSPOSE,
      VALID,
      "out = (n - 1) s + k",
      axis -> axis.outputSize() == (axis.n() - 1) * axis.s() + axis.k(),
      "d = 1 or k = 1; and k >= s without output_padding, p = 0 with it",
      Claim::isNaturallySized),
  TRANSPOSED_SAME_SIZE(
      CONV2D_TRANSPOSE,
      SAME,
      "out = n s",
      axis -> axis.outputSize() == axis.n() * axis.s(),
      "without output_padding; with it, only where (K mod 2) + p = s",
      axis -> !axis.hasOutputPadding() || axis.reach() % 2 + axis.p() == axis.s()),
  TRANSPOSED_SAME_PADS_HALF_THE_KERNEL(
      CONV2D_TRANSPOSE,
      SAME,
      "as a convolution over the zero-inserted input, ceil(k / 2) zeros before and floor(k / 2)"
          + " after",
      axis -> axis.padBefore() == ceil(axis.k(), 2) && axis.padAfter() == axis.k() / 2,
      "k >= 2, and s + K - 2 = k without output_padding (s = 2, where d = 1),"
          + " K + (K mod 2) - 2 + p = k with it",
      axis ->
          axis.k() >= 2
              && (axis.hasOutputPadding()
                      ? axis.reach() + axis.reach() % 2 - 2 + axis.p()
                      : axis.s() + axis.reach() - 2)
                  == axis.k()),
  TRANSPOSED_VALID_PADS_A_WHOLE_KERNEL(
      CONV2D_TRANSPOSE,
      VALID,
      "as a convolution over the zero-inserted input, k - 1 zeros before and after",
      axis -> axis.padBefore() == axis.k() - 1 && axis.padAfter() == axis.k() - 1,
      "d = 1 or k = 1; and k >= s without output_padding, p = 0 with it",
      Claim::isNaturallySized);

  private final LayerKind kind;
  private final Padding padding;
  private final String words;

  // Every predicate is a function that keeps no state.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Predicate<AxisFacts> claim;

  private final String condition;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Predicate<AxisFacts> holds;

  Claim(
      LayerKind kind,
      Padding padding,
      String words,
      Predicate<AxisFacts> claim,
      String condition,
      Predicate<AxisFacts> holds) {
    this.kind = kind;
    this.padding = padding;
    this.words = words;
    this.claim = claim;
    this.condition = condition;
    this.holds = holds;
  }

  /** Whether a valid transposed axis has (n - 1) s + k elements. */
  private static boolean isNaturallySized(AxisFacts axis) {
    boolean undilated = axis.d() == 1 || axis.k() == 1;
    return undilated && (axis.hasOutputPadding() ? axis.p() == 0 : axis.k() >= axis.s());
  }

  private static int ceil(int dividend, int divisor) {
    return -Math.floorDiv(-dividend, divisor);
  }

  /** Which layer and padding it is about. */
  String scope() {
    return kind.className() + ", " + padding.kerasName();
  }

  /** What is claimed. */
  String words() {
    return words;
  }

  /** Where it is true, in words. */
  String condition() {
    return condition;
  }

  boolean isAbout(AxisFacts axis) {
    return axis.kind() == kind && axis.padding() == padding;
  }

  /** Whether Keras does on this axis what is claimed. */
  boolean isTrueOf(AxisFacts axis) {
    return claim.test(axis);
  }

  /** Whether the stated condition says so. */
  boolean isSaidToHold(AxisFacts axis) {
    return holds.test(axis);
  }
}
