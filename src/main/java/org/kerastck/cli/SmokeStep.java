package org.kerastck.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.kerastck.fixture.Case;

/** One thing that an adapter must get right, with the first few cases that show it. */
final class SmokeStep {
  private static final int MOST_CASES = 6;

  private final String name;
  private final Pattern ids;
  private final String hint;
  private final List<Case> cases = new ArrayList<>();

  private SmokeStep(String name, String ids, String hint) {
    this.name = name;
    this.ids = Pattern.compile(ids);
    this.hint = hint;
  }

  /** All steps, without cases yet; each presupposes those before it. */
  static List<SmokeStep> all() {
    String geometry = "-n\\dx\\d-k[2-9]x[2-9]-s1x1-b\\d+c\\d+f\\d+";
    return List.of(
        new SmokeStep(
            "1x1 kernel",
            "conv2d-valid-n\\dx\\d-k1x1-s1x1-b\\d+c\\d+f\\d+-last-nobias",
            "Input is (batch, height, width, channels), row-major; the kernel (kh, kw, in, out)."),
        new SmokeStep(
            "valid padding",
            "conv2d-valid" + geometry + "-last-nobias",
            "Keras correlates: the kernel is not flipped. Height comes first everywhere."),
        new SmokeStep(
            "bias",
            "conv2d-valid-.*-last-bias",
            "The bias has one element a filter, and is added along the channels."),
        new SmokeStep(
            "same padding",
            "conv2d-same" + geometry + "-last-nobias",
            "The output has ceil(n / s) elements; an odd total puts the extra zero after."),
        new SmokeStep(
            "strides",
            "conv2d-valid-n\\dx\\d-k[2-9]x[2-9]-s[2-9]x[2-9]-b\\d+c\\d+f\\d+-last-.*",
            "strides is (height, width)."),
        new SmokeStep(
            "channels first",
            "conv2d-valid-.*-first-nobias",
            "Input and output are (batch, channels, height, width); the kernel stays (kh, kw, in,"
                + " out)."),
        new SmokeStep(
            "transposed",
            "conv2d_transpose-valid" + geometry + "-last-nobias",
            "The kernel is (kh, kw, out, in); the layer is the gradient of a convolution."),
        new SmokeStep(
            "transposed, same",
            "conv2d_transpose-same" + geometry + "-last-nobias",
            "The output has n * s elements; the crop is (K - s) / 2 before, the odd one after."),
        new SmokeStep(
            "refusals",
            "conv2d-error-.*",
            "Answer what the library refuses as a refusal, not as an error of the adapter. Where the"
                + " library computes what Keras refuses, the adapter is right: 'run' counts it."));
  }

  /** Takes the case, where it shows this and there is room. */
  void offer(Case golden) {
    if (cases.size() < MOST_CASES && ids.matcher(golden.id()).matches()) {
      cases.add(golden);
    }
  }

  String name() {
    return name;
  }

  String hint() {
    return hint;
  }

  List<Case> cases() {
    return cases;
  }
}
