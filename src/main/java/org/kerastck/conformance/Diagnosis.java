package org.kerastck.conformance;

import java.util.List;
import java.util.Optional;

/**
 * A mistake under which the reference arithmetic gives the engine's own output, in every number, or
 * what is seen of infinities and NaN ({@link NonFiniteSpread}).
 *
 * @param cause what the engine does, in words that cases of one cause have in common
 * @param sentence what it does in this case, with its numbers
 * @param axes the geometry under which it does, where that is known
 * @param isReplayed whether it is such a mistake
 */
public record Diagnosis(
    String cause, String sentence, Optional<AxisPair> axes, boolean isReplayed) {

  /** Stands between mistakes that are made at once. */
  static final String BETWEEN = "; ";

  /** The mistakes that a cause is made of. */
  static List<String> mistakes(String cause) {
    return List.of(cause.split(BETWEEN));
  }

  /** A mistake whose geometry is not known yet. */
  Diagnosis(String cause, String sentence) {
    this(cause, sentence, Optional.empty(), true);
  }

  /** Mistakes of several tensors, of which the first is the cause; empty where there are none. */
  static Optional<Diagnosis> ofAll(List<String> sentences) {
    return sentences.isEmpty()
        ? Optional.empty()
        : Optional.of(new Diagnosis(sentences.get(0), String.join(BETWEEN, sentences)));
  }

  /** The same with the geometry under which it gives the engine's output. */
  Diagnosis under(AxisPair geometry) {
    return new Diagnosis(cause, sentence, Optional.of(geometry), isReplayed);
  }

  /** Both mistakes at once. */
  Diagnosis and(Diagnosis other) {
    return new Diagnosis(cause + BETWEEN + other.cause, sentence + BETWEEN + other.sentence);
  }

  /** A mistake whose words are the same for every case. */
  static Diagnosis of(String cause) {
    return new Diagnosis(cause, cause);
  }

  /** What is seen, and not replayed. */
  static Diagnosis seen(String words) {
    return new Diagnosis(words, words, Optional.empty(), false);
  }
}
