package org.kerastck.engine;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/** What an engine made of a call. */
public sealed interface Outcome {

  /**
   * It computed.
   *
   * @param tensors by the names that the call gives them, such as {@code "output"} or {@code
   *     "gradients.kernel"}
   */
  record Output(Map<String, Tensor> tensors) implements Outcome {

    /** A layer's output. */
    public Output(Tensor output) {
      this(new LinkedHashMap<>(Map.of("output", output)));
    }

    /** The tensor that a person would look at first. */
    public Tensor tensor() {
      return tensors.values().iterator().next();
    }
  }

  /**
   * It computed an output of which no more than this is known.
   *
   * @param shape its shape
   * @param sha256 of its elements as little-endian float32, in lower-case hexadecimal
   */
  record Digest(Shape shape, String sha256) implements Outcome {}

  /**
   * It serialised a layer.
   *
   * @param object the JSON object
   */
  record Configuration(Map<String, Object> object) implements Outcome {}

  /**
   * It refused the configuration or the input.
   *
   * @param kerasError the error of Keras that the refusal stands for; empty for an engine that does
   *     not speak of Keras's errors
   * @param message what it said, one line
   */
  record Refusal(Optional<KerasError> kerasError, String message) implements Outcome {}

  /**
   * An error as Keras raises it.
   *
   * @param type the Python exception, such as {@code "ValueError"}
   * @param stage {@code "init"}, {@code "build"} or {@code "call"}
   */
  record KerasError(String type, String stage) {}

  /**
   * It has no such feature.
   *
   * @param reason which, in words: nobody may leave out cases in silence
   */
  record Unsupported(String reason) implements Outcome {}

  /** It took its process down. */
  record Crash(String message) implements Outcome {}

  /** It did not answer. */
  record Timeout(Duration limit) implements Outcome {}
}
