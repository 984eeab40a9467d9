package org.kerastck.disagreement;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Golden;
import org.kerastck.rules.ExercisedRules;

/**
 * What a backend speaks of when it refuses, or dies of, what Keras computes. Its words decide, in
 * every case alone.
 */
enum RefusalTopic {
  /** It finds no place for the output, or another size than the layer declares. */
  OUTPUT_SIZE(
      "could not create a primitive descriptor",
      "Size of out_backprop doesn't match",
      "Incompatible shapes",
      "Must provide as many biases",
      "Only zero batch or zero channel inputs are supported",
      "Calculated padded input size per channel",
      "Calculated output size per channel",
      "The size of tensor a .* must match the size of tensor b",
      "`convert_to_numpy` failed to convert the tensor",
      "Window dimensions do not match RHS shape",
      "The `output_padding` argument must be a tuple"),
  DATA_FORMAT("only supports NHWC", "only supports the NHWC"),
  DILATION(
      "do not yet support dilation rates",
      "dimensions of the `dilation_rate` argument to be equal",
      "is not divisible by block_shape"),
  /** Nothing that a rule of padding and shapes is about. */
  OTHER(
      "grad_weight (needs to|must) be contiguous",
      "activation function",
      "Could not locate function",
      "operands could not be broadcast together",
      "received an invalid combination of arguments",
      "must be tuple of ints",
      "an integer is required",
      "Expected an int, got a boolean");

  private final Pattern words;

  RefusalTopic(String... words) {
    this.words = Pattern.compile(String.join("|", words));
  }

  /** What a refusal or a death is about; empty where its words are in no list. */
  static Optional<RefusalTopic> of(Golden given) {
    String message;
    if (given instanceof Golden.Raised raised) {
      message = raised.message();
    } else if (given instanceof Golden.Abort abort) {
      message = abort.message();
    } else {
      return Optional.empty();
    }
    return Arrays.stream(values()).filter(topic -> topic.words.matcher(message).find()).findFirst();
  }

  /** The ids of the rules of the topic that hold for a case. */
  List<String> rules(Case golden) {
    return switch (this) {
      case OUTPUT_SIZE -> ExercisedRules.ofOutputSize(golden);
      case DATA_FORMAT -> ExercisedRules.only(golden, "data-format-permutes-axes");
      case DILATION -> ExercisedRules.only(golden, "effective-kernel-size");
      case OTHER -> List.of();
    };
  }
}
