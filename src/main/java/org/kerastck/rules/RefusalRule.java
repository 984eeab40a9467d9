package org.kerastck.rules;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.kerastck.fixture.Golden;
import org.kerastck.geometry.Padding;
import org.kerastck.reference.LayerKind;

/**
 * Configurations that Keras refuses for their geometry, whatever a backend could compute. The
 * generator has the same in {@code refusal_rules.py}, for the flags of cases.
 */
enum RefusalRule {
  STRIDES_EXCLUDE_DILATION(
      "strides-exclude-dilation",
      "Both layers",
      "max(strides) > 1 and max(dilation_rate) > 1",
      "ValueError at construction, also where one axis has the strides and the other the dilation.",
      "not supported in conjunction with `dilation_rate > 1`",
      facts -> facts.onSomeAxis(axis -> axis.s() > 1) && facts.onSomeAxis(axis -> axis.d() > 1)),
  OUTPUT_PADDING_BELOW_STRIDES(
      "output-padding-below-strides",
      "Conv2DTranspose",
      "p >= s on some axis, unless p = 0",
      "ValueError at construction. An output_padding of 0 is legal with strides of 1.",
      "`output_padding` must be strictly less than `strides`",
      facts ->
          facts.isTransposed()
              && facts.onSomeAxis(
                  axis -> axis.hasOutputPadding() && axis.p() > 0 && axis.p() >= axis.s())),
  VALID_NEEDS_A_WHOLE_KERNEL(
      "valid-needs-a-whole-kernel",
      "Conv2D, valid",
      "n < K on some axis",
      "ValueError when the layer is built, or, once it is built for a larger input, when it is called.",
      "output size would be zero or negative|resulted in an empty output",
      facts ->
          facts.spec().kind() == LayerKind.CONV2D
              && facts.spec().padding() == Padding.VALID
              && facts.onSomeAxis(axis -> axis.n() < axis.reach()));

  private final String id;
  private final String scope;
  private final String formula;
  private final String sentence;

  // Nothing changes a pattern.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Pattern words;

  // Every condition is a function that keeps no state.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Predicate<CaseFacts> condition;

  RefusalRule(
      String id,
      String scope,
      String formula,
      String sentence,
      String words,
      Predicate<CaseFacts> condition) {
    this.id = id;
    this.scope = scope;
    this.formula = formula;
    this.sentence = sentence;
    this.words = Pattern.compile(words);
    this.condition = condition;
  }

  String id() {
    return id;
  }

  String scope() {
    return scope;
  }

  String formula() {
    return formula;
  }

  String sentence() {
    return sentence;
  }

  /**
   * Whether Keras is to refuse a case by this rule. One that it refuses for another fault, which it
   * finds first, says nothing.
   */
  boolean applies(CaseFacts facts) {
    return condition.test(facts)
        && !(facts.golden().expected() instanceof Golden.Raised raised
            && !words.matcher(raised.message()).find());
  }
}
