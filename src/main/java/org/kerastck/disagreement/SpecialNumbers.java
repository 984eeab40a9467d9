package org.kerastck.disagreement;

import java.util.Optional;
import org.kerastck.conformance.Judge;
import org.kerastck.fixture.ActivationCall;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Golden;
import org.kerastck.fixture.RegularizerCall;
import org.kerastck.tensor.Tensor;

/** Tells outputs that differ only where float32, or the function, is not ordinary. */
final class SpecialNumbers {
  private SpecialNumbers() {}

  /** Every element will do for an engine, though some are not the golden ones in every bit. */
  private static final String PERMITTED =
      "agree within the judge's bound: rounding, or one-sided derivatives";

  /** What an element has that makes it special, the most telling first. */
  private enum Trait {
    NON_FINITE("differ where one side, or the argument, is NaN or infinite"),
    SUBNORMAL("differ where one side, or the argument, is subnormal: flushed to zero"),
    CORNER("take another one-sided derivative at a corner");

    private final String words;

    Trait(String words) {
      this.words = words;
    }
  }

  /** What all differing elements have in common; empty where some are ordinary numbers. */
  static Optional<String> words(Case golden, Golden.Output output) {
    if (!(golden.expected() instanceof Golden.Output expected)
        || !expected.tensors().keySet().containsAll(output.tensors().keySet())) {
      return Optional.empty();
    }
    Optional<Trait> found = Optional.empty();
    for (String name : output.tensors().keySet()) {
      Tensor right = expected.tensor(name);
      Tensor given = output.tensor(name);
      if (!right.shape().equals(given.shape())) {
        return Optional.empty();
      }
      for (int offset : Judge.differing(golden, name, given)) {
        Optional<Trait> trait =
            trait(golden, name, offset, right.data()[offset], given.data()[offset]);
        if (trait.isEmpty()) {
          return Optional.empty();
        }
        found = found.filter(other -> other.compareTo(trait.get()) <= 0).or(() -> trait);
      }
    }
    return Optional.of(found.map(trait -> trait.words).orElse(PERMITTED));
  }

  private static Optional<Trait> trait(
      Case golden, String name, int offset, float right, float given) {
    float argument = argument(golden, offset);
    if (!Float.isFinite(right) || !Float.isFinite(given) || !Float.isFinite(argument)) {
      return Optional.of(Trait.NON_FINITE);
    }
    if (isSubnormal(right) || isSubnormal(given) || isSubnormal(argument)) {
      return Optional.of(Trait.SUBNORMAL);
    }
    boolean isCorner = name.equals("gradient") && golden.call() instanceof ActivationCall;
    return isCorner || (name.equals("gradient") && argument == 0)
        ? Optional.of(Trait.CORNER)
        : Optional.empty();
  }

  /** What the function was asked at this place; 1 where there is no such thing. */
  private static float argument(Case golden, int offset) {
    Tensor input;
    if (golden.call() instanceof ActivationCall call) {
      input = call.input();
    } else if (golden.call() instanceof RegularizerCall call) {
      input = call.input();
    } else {
      return 1;
    }
    return offset < input.data().length ? input.data()[offset] : 1;
  }

  private static boolean isSubnormal(float value) {
    return value != 0 && Math.abs(value) < Float.MIN_NORMAL;
  }
}
