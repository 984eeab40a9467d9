package org.kerastck.explain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kerastck.geometry.Padding;
import org.kerastck.reference.BoundedActivation;
import org.kerastck.reference.LayerKind;

/**
 * A configuration in one line, shaped as the ids of cases are: {@code
 * conv2d_transpose-valid-n3x4-k2x1-s3x2}. Parts may come in any order after the layer; one that is
 * missing has its default.
 */
public final class Descriptor {
  /** The largest number that a picture is made for. */
  public static final int LARGEST = 10_000;

  /** What a part {@code n5x4} says. */
  public static final String INPUT_SIZE = "the input's size";

  /** What the parts {@code gradients} and {@code nonfinite} say. */
  public static final String QUESTION = "what is asked for";

  private static final Pattern PAIR = Pattern.compile("(n|k|s|d|op)(\\d{1,9})(?:x(\\d{1,9}))?");
  private static final Pattern COUNTS =
      Pattern.compile("(?:b(\\d{1,9}))?(?:c(\\d{1,9}))?(?:f(\\d{1,9}))?");
  private static final Pattern GROUPS = Pattern.compile("g(\\d{1,9})");
  private static final Map<String, String> PAIRS =
      Map.of("k", "kernel_size", "s", "strides", "d", "dilation_rate", "op", "output_padding");

  private final String text;
  private final Subject.Builder subject;

  /** Parts by what they say. */
  private final Map<String, String> said = new LinkedHashMap<>();

  private Descriptor(String text, LayerKind kind) {
    this.text = text;
    this.subject = Subject.of(kind);
  }

  /**
   * The configuration that the line describes.
   *
   * @throws DescriptorException where it cannot be read
   */
  public static Subject read(String text) {
    return of(text).subject.build(text);
  }

  /**
   * The line's parts behind the layer by what they say: an argument's name in Keras, {@link
   * #INPUT_SIZE} or {@link #QUESTION}; {@code filters} stands for batch and channels, too.
   *
   * @throws DescriptorException where it cannot be read
   */
  public static Map<String, String> parts(String text) {
    return of(text).said;
  }

  private static Descriptor of(String text) {
    String[] parts = text.split("-", -1);
    LayerKind kind =
        switch (parts[0]) {
          case "conv2d" -> LayerKind.CONV2D;
          case "conv2d_transpose" -> LayerKind.CONV2D_TRANSPOSE;
          default ->
              throw new DescriptorException(
                  "No case has the id \"%s\", and it does not begin with conv2d or conv2d_transpose."
                      .formatted(text));
        };
    Descriptor descriptor = new Descriptor(text, kind);
    for (String part : List.of(parts).subList(1, parts.length)) {
      descriptor.part(part);
    }
    return descriptor;
  }

  private void part(String part) {
    if (Padding.named(part).isPresent()) {
      argument("padding", part, part);
      return;
    }
    switch (part) {
      // What is asked about the configuration, and does not change it.
      case "gradients", "nonfinite" -> once(QUESTION, part);
      case "first", "last" -> argument("data_format", part, "channels_" + part);
      case "bias", "nobias" -> argument("use_bias", part, part.equals("bias"));
      default -> numbers(part);
    }
  }

  private void argument(String name, String part, Object value) {
    once(name, part);
    subject.argument(name, value);
  }

  private void once(String name, String part) {
    if (said.put(name, part) != null) {
      throw new DescriptorException("\"%s\" says %s more than once.".formatted(text, name));
    }
  }

  private void numbers(String part) {
    Matcher pair = PAIR.matcher(part);
    Matcher counts = COUNTS.matcher(part);
    Matcher groups = GROUPS.matcher(part);
    if (pair.matches()) {
      pair(part, pair.group(1), pair.group(2), Optional.ofNullable(pair.group(3)));
    } else if (groups.matches()) {
      argument("groups", part, number(groups.group(1)));
    } else if (!part.isEmpty() && counts.matches()) {
      argument("filters", part, count(counts.group(3)));
      subject.input(count(counts.group(1)), count(counts.group(2)));
    } else if (BoundedActivation.named(part).isPresent()) {
      argument("activation", part, part);
    } else {
      throw new DescriptorException(
          ("No case has the id \"%s\", and its part \"%s\" says no configuration. Expected parts"
                  + " such as same, n5x4, k3x2, s2x1, d1x1, op0x1, g1, b1c2f3, last, nobias.")
              .formatted(text, part));
    }
  }

  private void pair(String part, String name, String height, Optional<String> width) {
    List<Integer> pair = List.of(number(height), number(width.orElse(height)));
    if (name.equals("n")) {
      once(INPUT_SIZE, part);
      subject.inputSize(pair);
    } else {
      argument(PAIRS.getOrDefault(name, name), part, pair);
    }
  }

  private int number(String digits) {
    int number = Integer.parseInt(digits);
    if (number > LARGEST) {
      throw new DescriptorException(
          "Numbers must be at most %d. Received: %d in \"%s\"".formatted(LARGEST, number, text));
    }
    return number;
  }

  private int count(@Nullable String digits) {
    return digits == null ? 1 : number(digits);
  }
}
