package org.kerastck.disagreement;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kerastck.fixture.Golden;
import org.kerastck.tensor.Tensor;

/** In what two outcomes of one case differ. */
public enum DifferenceKind {
  VALUE("value", "both compute, and other numbers come out"),
  SHAPE("shape", "both compute, and the outputs have different shapes"),
  GRADIENT("gradient", "the outputs agree, the gradients do not"),
  REFUSAL("refusal against value", "one raises an error where the other computes"),
  OTHER_REFUSAL("different refusal", "both raise, of another type or at another stage"),
  DEATH("abort or timeout", "one takes its process down, or does not answer"),
  UNSTABLE("unstable", "one gives memory that nothing wrote, other from run to run"),
  /** Either gives uninitialised memory: nobody can say whether it is the same. */
  BOTH_UNSTABLE("unstable on both sides", "both give such memory; not counted as differing"),
  /** Rounding explains it. */
  WITHIN_BOUND("within the bound", "rounding explains it; not counted as differing");

  private final String words;
  private final String sentence;

  DifferenceKind(String words, String sentence) {
    this.words = words;
    this.sentence = sentence;
  }

  /** What it means, without a full stop. */
  public String sentence() {
    return sentence;
  }

  /** For people. */
  public String words() {
    return words;
  }

  /** Whether it counts as a difference: neither unknown nor explained by rounding. */
  public boolean isDifference() {
    return this != BOTH_UNSTABLE && this != WITHIN_BOUND;
  }

  /**
   * Empty where both are the same: equal tensors, or refusals of one type at one stage. A death
   * differs from everything but another death.
   *
   * @param telling the tensors in which one of them is farther from the golden outcome than
   *     rounding explains
   */
  static Optional<DifferenceKind> between(Golden one, Golden other, Set<String> telling) {
    if (isDeath(one) || isDeath(other)) {
      return isDeath(one) && isDeath(other) ? Optional.empty() : Optional.of(DEATH);
    }
    if (one instanceof Golden.Unstable || other instanceof Golden.Unstable) {
      return Optional.of(one.equals(other) ? BOTH_UNSTABLE : UNSTABLE);
    }
    if (one instanceof Golden.Raised raised && other instanceof Golden.Raised otherRaised) {
      boolean same =
          raised.type().equals(otherRaised.type()) && raised.stage().equals(otherRaised.stage());
      return same ? Optional.empty() : Optional.of(OTHER_REFUSAL);
    }
    if (one instanceof Golden.Raised || other instanceof Golden.Raised) {
      return Optional.of(REFUSAL);
    }
    if (one instanceof Golden.Output output && other instanceof Golden.Output otherOutput) {
      return between(output.tensors(), otherOutput.tensors(), telling);
    }
    return one.equals(other) ? Optional.empty() : Optional.of(VALUE);
  }

  private static Optional<DifferenceKind> between(
      Map<String, Tensor> tensors, Map<String, Tensor> others, Set<String> telling) {
    if (!tensors.keySet().equals(others.keySet())) {
      return Optional.of(VALUE);
    }
    Optional<DifferenceKind> found = Optional.empty();
    for (Map.Entry<String, Tensor> tensor : tensors.entrySet()) {
      Tensor other = others.get(tensor.getKey());
      if (other == null || !tensor.getValue().shape().equals(other.shape())) {
        return Optional.of(SHAPE);
      }
      if (!areEqual(tensor.getValue(), other)) {
        DifferenceKind kind =
            telling.contains(tensor.getKey()) ? of(tensor.getKey()) : WITHIN_BOUND;
        found = found.filter(worst -> worst.compareTo(kind) <= 0).or(() -> Optional.of(kind));
      }
    }
    return found;
  }

  private static DifferenceKind of(String tensor) {
    return tensor.startsWith("gradient") ? GRADIENT : VALUE;
  }

  /** NaN is NaN, and -0.0 is 0.0. */
  static boolean areEqual(float one, float other) {
    return one == other || (Float.isNaN(one) && Float.isNaN(other));
  }

  private static boolean areEqual(Tensor one, Tensor other) {
    for (int i = 0; i < one.data().length; i++) {
      if (!areEqual(one.data()[i], other.data()[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDeath(Golden outcome) {
    return outcome instanceof Golden.Abort || outcome instanceof Golden.Timeout;
  }
}
