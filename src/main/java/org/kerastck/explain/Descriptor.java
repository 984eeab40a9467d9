package org.kerastck.explain;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  private static final Pattern PAIR = Pattern.compile("(n|k|s|d|op)(\\d{1,9})(?:x(\\d{1,9}))?");
  private static final Pattern COUNTS =
      Pattern.compile("(?:b(\\d{1,9}))?(?:c(\\d{1,9}))?(?:f(\\d{1,9}))?");
  private static final Pattern GROUPS = Pattern.compile("g(\\d{1,9})");
  private static final Map<String, String> PAIRS =
      Map.of("k", "kernel_size", "s", "strides", "d", "dilation_rate", "op", "output_padding");

  private final String text;
  private final Subject.Builder subject;
  private final Set<String> said = new HashSet<>();

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
    return descriptor.subject.build(text);
  }

  private void part(String part) {
    if (Padding.named(part).isPresent()) {
      argument("padding", part);
      return;
    }
    switch (part) {
      // What is asked about the configuration, and does not change it.
      case "gradients" -> {}
      case "first", "last" -> argument("data_format", "channels_" + part);
      case "bias", "nobias" -> argument("use_bias", part.equals("bias"));
      default -> numbers(part);
    }
  }

  private void argument(String name, Object value) {
    once(name);
    subject.argument(name, value);
  }

  private void once(String name) {
    if (!said.add(name)) {
      throw new DescriptorException("\"%s\" says %s more than once.".formatted(text, name));
    }
  }

  private void numbers(String part) {
    Matcher pair = PAIR.matcher(part);
    Matcher counts = COUNTS.matcher(part);
    Matcher groups = GROUPS.matcher(part);
    if (pair.matches()) {
      pair(pair.group(1), pair.group(2), Optional.ofNullable(pair.group(3)));
    } else if (groups.matches()) {
      argument("groups", number(groups.group(1)));
    } else if (!part.isEmpty() && counts.matches()) {
      argument("filters", count(counts.group(3)));
      subject.input(count(counts.group(1)), count(counts.group(2)));
    } else if (BoundedActivation.named(part).isPresent()) {
      argument("activation", part);
    } else {
      throw new DescriptorException(
          ("No case has the id \"%s\", and its part \"%s\" says no configuration. Expected parts"
                  + " such as same, n5x4, k3x2, s2x1, d1x1, op0x1, g1, b1c2f3, last, nobias.")
              .formatted(text, part));
    }
  }

  private void pair(String name, String height, Optional<String> width) {
    List<Integer> pair = List.of(number(height), number(width.orElse(height)));
    if (name.equals("n")) {
      once("the input's size");
      subject.inputSize(pair);
    } else {
      argument(PAIRS.getOrDefault(name, name), pair);
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
