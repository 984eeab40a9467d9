package org.kerastck.conformance;

/**
 * A mistake under which the reference arithmetic gives the engine's own output, in every number.
 *
 * @param cause what the engine does, in words that cases of one cause have in common
 * @param sentence what it does in this case, with its numbers
 */
public record Diagnosis(String cause, String sentence) {

  /** Both mistakes at once. */
  Diagnosis and(Diagnosis other) {
    return new Diagnosis(cause + "; " + other.cause, sentence + "; " + other.sentence);
  }

  /** A mistake whose words are the same for every case. */
  static Diagnosis of(String cause) {
    return new Diagnosis(cause, cause);
  }
}
