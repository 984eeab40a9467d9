package org.kerastck.disagreement;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.kerastck.fixture.Case;
import org.kerastck.rules.ExercisedRules;

/** The defects of Keras's backends that fixtures name. */
public enum KnownDefect {
  CHANNELS_FIRST_BIAS_ALONG_WIDTH(
      "ChannelsFirstBiasAlongWidth",
      "Keras on TensorFlow adds the bias along the width, channels first, where the output is"
          + " exactly as wide as there are filters.",
      "data-format-permutes-axes"),
  ONE_DNN_SINGLE_INPUT_CHANNEL(
      "OneDnnSingleInputChannel",
      "oneDNN's AVX-512 kernel for one input channel and an output one wide confuses the strides of"
          + " height and width, and leaves memory that nothing wrote.",
      "axes-are-independent"),
  ONE_DNN_EMPTY_OUTPUT(
      "OneDnnEmptyOutput",
      "TensorFlow with oneDNN gives a tensor in the input's shape where the output has no elements,"
          + " of memory that nothing wrote."),
  OPEN_VINO_EMPTY_INPUT(
      "OpenVinoEmptyInput",
      "OpenVINO gives memory that nothing wrote where the input has no height or no width and"
          + " Conv2DTranspose's output has elements.",
      "transposed-valid-output-size"),
  NEEDS_ONE_DNN(
      "NeedsOneDnn",
      "TensorFlow without oneDNN has no kernel on a processor for channels first, and none for a"
          + " dilated Conv2DTranspose."),
  TORCH_KERNEL_GRADIENT(
      "TorchKernelGradient",
      "Torch refuses the kernel's gradient, channels last, where the kernel's last dimension is 1"
          + " and it takes its slow kernels."),
  TIED_GRADIENT(
      "TiedGradient",
      "celu on TensorFlow is made of two terms that both pass the gradient on at 0: 2 in place of"
          + " 1."),
  NORMALIZE_IGNORES_AXIS_0(
      "NormalizeIgnoresAxis0", "keras.utils.normalize takes axis 0 for the last one on NumPy.");

  private final String fixtureName;
  private final String sentence;

  // Made by List.of, which nothing changes.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<String> rules;

  /**
   * A defect.
   *
   * @param rules ids of what it breaks, where its numbers or its words do not say so themselves
   */
  KnownDefect(String fixtureName, String sentence, String... rules) {
    this.fixtureName = fixtureName;
    this.sentence = sentence;
    this.rules = List.of(rules);
  }

  /** The defect that fixtures call so. */
  static Optional<KnownDefect> named(String name) {
    return Arrays.stream(values()).filter(defect -> defect.fixtureName.equals(name)).findFirst();
  }

  /** As in the fixtures. */
  public String fixtureName() {
    return fixtureName;
  }

  /** Who does what, where. */
  public String sentence() {
    return sentence;
  }

  /** The ids of the rules that it breaks in a case. */
  List<String> brokenRules(Case golden) {
    return rules.stream().flatMap(rule -> ExercisedRules.only(golden, rule).stream()).toList();
  }
}
