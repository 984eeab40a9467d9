package org.kerastck.sweep;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kerastck.conformance.MadeCase;
import org.kerastck.explain.Descriptor;
import org.kerastck.explain.DescriptorException;
import org.kerastck.reference.BoundedActivation;
import org.kerastck.reference.ReferenceActivation;

/**
 * Draws configurations as lines that {@link Descriptor} reads: what a given line leaves open is
 * drawn at random. Small sizes are more frequent than large ones, as it is between them that
 * padding rules differ; what Keras refuses is drawn now and then.
 */
final class ConfigurationDraw {
  /** In the order of ids. */
  private static final List<String> ORDER =
      List.of(
          "padding",
          Descriptor.INPUT_SIZE,
          "kernel_size",
          "strides",
          "dilation_rate",
          "output_padding",
          "groups",
          "filters",
          "data_format",
          "use_bias",
          "activation",
          Descriptor.QUESTION);

  private static final Pattern DIGITS = Pattern.compile("\\d+");

  private static final Pattern NUMBER = Pattern.compile("([a-z]+)(\\d+)");

  private static final List<String> LAYERS = List.of("conv2d", "conv2d_transpose");

  private static final List<String> ACTIVATIONS =
      Stream.concat(
              Arrays.stream(ReferenceActivation.values())
                  .map(ReferenceActivation::kerasName)
                  .filter(name -> !name.equals("linear")),
              BoundedActivation.MIXING.stream())
          .toList();

  private static final String NON_FINITE = "nonfinite";

  /** Activations of which the definition gives what is asked; all of them, if it is not here. */
  private static final Map<String, List<String>> KNOWN =
      Map.of("gradients", MadeCase.UNROUNDED, NON_FINITE, List.of("linear"));

  /** Parts, and letters for batch and channels. */
  private static final Set<String> MAY_BE_0 =
      Set.of("output_padding", Descriptor.INPUT_SIZE, "b", "c");

  /** What the plain definition computes in some milliseconds. */
  private static final double LITTLE_WORK = 2_000_000;

  /** What it computes in some tenths of a second. */
  private static final double MOST_WORK = 100_000_000;

  /** An element of an output costs about as much as so many products. */
  private static final int WORK_OF_AN_ELEMENT = 10;

  private static final int MOST_TRIES = 100;

  /** Sums of integers stay exact in float32. */
  private static final int LARGEST_GIVEN = 1024;

  private final Random random;
  private final List<String> layers;
  private final Map<String, String> given;

  /**
   * Draws what a line leaves open.
   *
   * @param line empty where everything is open
   * @throws DescriptorException where the line cannot be read, or its numbers are too small or too
   *     large to be drawn around
   */
  ConfigurationDraw(Optional<String> line, long seed) {
    random = new Random(seed);
    layers = line.map(text -> List.of(text.split("-", -1)[0])).orElse(LAYERS);
    given = line.map(Descriptor::parts).orElse(Map.of());
    given.forEach(ConfigurationDraw::check);
    if (layers.equals(List.of("conv2d")) && given.containsKey("filters") && count("c") == 0) {
      throw new DescriptorException(
          "A Conv2D without input channels is refused by each of Keras's backends in its own way."
              + " Received: "
              + part("filters"));
    }
  }

  private static void check(String name, String part) {
    // relu6 is no number.
    if (name.equals("activation")) {
      return;
    }
    for (MatchResult number : NUMBER.matcher(part).results().toList()) {
      int least = MAY_BE_0.contains(name) || MAY_BE_0.contains(number.group(1)) ? 0 : 1;
      int value = Integer.parseInt(number.group(2));
      if (value < least || value > LARGEST_GIVEN) {
        throw new DescriptorException(
            "A sweep takes numbers from %d to %d. Received: %s%s"
                .formatted(
                    least,
                    LARGEST_GIVEN,
                    number.group(),
                    number.group().equals(part) ? "" : " in " + part));
      }
    }
  }

  /**
   * The next line; one that takes long to compute only where all do.
   *
   * @throws DescriptorException where the least of them takes too long
   */
  String next() {
    Drawn least = draw();
    for (int i = 1; i < MOST_TRIES && least.work > LITTLE_WORK; i++) {
      Drawn drawn = draw();
      least = drawn.work < least.work ? drawn : least;
    }
    if (least.work > MOST_WORK) {
      throw new DescriptorException(
          "A case of this size takes the plain definition too long. Drawn: " + least.line);
    }
    return least.line;
  }

  /** A line, and how much there is to compute, in products of an input element and a weight. */
  private record Drawn(String line, double work) {}

  private Drawn draw() {
    String layer = layers.get(random.nextInt(layers.size()));
    boolean isTransposed = layer.equals("conv2d_transpose");
    Map<String, String> parts = new LinkedHashMap<>();
    String padding = word(parts, "padding", List.of("same", "valid"));
    List<Integer> kernel = pair(parts, "kernel_size", "k", axis -> size(5, 9));
    boolean isDilated = random.nextInt(4) == 0;
    List<Integer> dilation =
        pair(parts, "dilation_rate", "d", axis -> isDilated ? 1 + random.nextInt(4) : 1);
    boolean isStrided = dilation.equals(List.of(1, 1)) || isRare();
    List<Integer> strides = pair(parts, "strides", "s", axis -> isStrided ? size(4, 8) : 1);
    boolean hasToFit = padding.equals("valid") && !isTransposed && !isRare();
    List<Integer> input =
        pair(
            parts,
            Descriptor.INPUT_SIZE,
            "n",
            axis -> size(12, 40) + (hasToFit ? dilation.get(axis) * (kernel.get(axis) - 1) : 0));
    if (given.containsKey("output_padding") || (isTransposed && random.nextBoolean())) {
      int beyond = isRare() ? 2 : 0;
      pair(parts, "output_padding", "op", axis -> random.nextInt(strides.get(axis) + beyond));
    }
    int groups = groups(isTransposed);
    List<Integer> counts = counts(groups);
    if (groups > 1 || given.containsKey("groups")) {
      parts.put("groups", "g" + groups);
    }
    parts.put("filters", "b%dc%df%d".formatted(counts.get(0), counts.get(1), counts.get(2)));
    word(parts, "data_format", List.of("last", "first"));
    word(parts, "use_bias", List.of("bias", "nobias"));
    question(parts);
    double products = (double) counts.get(0) * counts.get(1) * counts.get(2) / groups;
    double elements = (double) counts.get(0) * counts.get(2);
    for (int axis = 0; axis < 2; axis++) {
      products *= (double) kernel.get(axis) * input.get(axis);
      elements *= (double) input.get(axis) * (isTransposed ? strides.get(axis) : 1);
    }
    return new Drawn(line(layer, parts), products + WORK_OF_AN_ELEMENT * elements);
  }

  /** Up to the first limit mostly, up to the second sometimes. */
  private int size(int usual, int most) {
    return 1 + random.nextInt(random.nextInt(8) == 0 ? most : usual);
  }

  private boolean isRare() {
    return random.nextInt(16) == 0;
  }

  private String word(Map<String, String> parts, String name, List<String> words) {
    String drawn = words.get(random.nextInt(words.size()));
    String part = given.getOrDefault(name, drawn);
    parts.put(name, part);
    return part;
  }

  private List<Integer> pair(
      Map<String, String> parts, String name, String letters, IntUnaryOperator drawn) {
    List<Integer> pair =
        given.containsKey(name) ? given(name) : List.of(drawn.applyAsInt(0), drawn.applyAsInt(1));
    parts.put(name, "%s%dx%d".formatted(letters, pair.get(0), pair.get(1)));
    return pair;
  }

  /** As it is given, or one for both axes. */
  private List<Integer> given(String name) {
    List<Integer> numbers = numbers(part(name));
    return List.of(numbers.get(0), numbers.get(numbers.size() - 1));
  }

  private static List<Integer> numbers(String part) {
    return DIGITS.matcher(part).results().map(number -> Integer.valueOf(number.group())).toList();
  }

  private String part(String name) {
    return Objects.requireNonNull(given.get(name), name);
  }

  /** Counts that are given need not be divisible. */
  private int groups(boolean isTransposed) {
    if (given.containsKey("groups")) {
      return given("groups").get(0);
    }
    boolean isOpen = !isTransposed && !given.containsKey("filters");
    return isOpen && random.nextInt(4) == 0 ? 2 + random.nextInt(3) : 1;
  }

  /**
   * Batch, channels and filters, which groups do not always divide; of a part that is given, 1 is
   * what it leaves out.
   */
  private List<Integer> counts(int groups) {
    if (given.containsKey("filters")) {
      return Stream.of("b", "c", "f").map(this::count).toList();
    }
    int channelsLeft = isRare() ? random.nextInt(groups) : 0;
    int filtersLeft = isRare() ? random.nextInt(groups) : 0;
    return List.of(
        size(3, 8),
        groups * ofGroup(groups) + channelsLeft,
        groups * ofGroup(groups) + filtersLeft);
  }

  /** Channels or filters of a group, of which a line has no more than it can say. */
  private int ofGroup(int groups) {
    return Math.min(size(3, 40), Descriptor.LARGEST / groups - 1);
  }

  private int count(String letter) {
    Matcher matcher = Pattern.compile(letter + "(\\d+)").matcher(part("filters"));
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : 1;
  }

  /** Gradients are asked for where the definition gives them, and so are infinities. */
  private void question(Map<String, String> parts) {
    String drawn = random.nextInt(6) == 0 ? "gradients" : random.nextInt(12) == 0 ? NON_FINITE : "";
    String question = given.getOrDefault(Descriptor.QUESTION, drawn);
    List<String> known = KNOWN.getOrDefault(question, ACTIVATIONS);
    String other = known.get(random.nextInt(known.size()));
    String activation = given.getOrDefault("activation", random.nextInt(4) == 0 ? other : "linear");
    parts.put("activation", activation);
    boolean isKnown = activation.equals("linear") || known.contains(activation);
    if (isKnown || given.containsKey(Descriptor.QUESTION)) {
      parts.put(Descriptor.QUESTION, question);
    }
  }

  private static String line(String layer, Map<String, String> parts) {
    return ORDER.stream()
        .map(name -> parts.getOrDefault(name, ""))
        .filter(part -> !part.isEmpty() && !part.equals("d1x1") && !part.equals("linear"))
        .collect(Collectors.joining("-", layer + "-", ""));
  }
}
