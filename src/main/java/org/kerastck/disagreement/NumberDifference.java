package org.kerastck.disagreement;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kerastck.conformance.Judge;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Golden;
import org.kerastck.tensor.Tensor;

/** In which tensors, and in what kind of numbers, an output differs from the golden one. */
final class NumberDifference {
  private static final String ROUNDING = "rounding";

  private NumberDifference() {}

  /** The tensors of another shape, or with elements that rounding does not explain. */
  static Set<String> telling(Case golden, Golden.Output output) {
    Set<String> telling = new LinkedHashSet<>();
    if (golden.expected() instanceof Golden.Output expected) {
      output
          .tensors()
          .forEach(
              (name, given) -> {
                @Nullable Tensor right = expected.tensors().get(name);
                if (right == null
                    || !right.shape().equals(given.shape())
                    || Judge.beyondRounding(golden, name, given).length > 0) {
                  telling.add(name);
                }
              });
    }
    return telling;
  }

  /** What all differing elements have in common; empty where some are ordinary numbers. */
  static Optional<String> words(Case golden, Golden.Output output) {
    if (!(golden.expected() instanceof Golden.Output expected)
        || !expected.tensors().keySet().containsAll(output.tensors().keySet())) {
      return Optional.empty();
    }
    Optional<ElementTrait> found = Optional.empty();
    for (String name : output.tensors().keySet()) {
      Tensor right = expected.tensor(name);
      Tensor given = output.tensor(name);
      if (!right.shape().equals(given.shape())) {
        return Optional.empty();
      }
      for (int offset : Judge.beyondRounding(golden, name, given)) {
        Optional<ElementTrait> trait =
            ElementTrait.of(golden, name, offset, right.data()[offset], given.data()[offset]);
        if (trait.isEmpty()) {
          return Optional.empty();
        }
        found = found.filter(other -> other.compareTo(trait.get()) <= 0).or(() -> trait);
      }
    }
    return Optional.of(found.map(ElementTrait::words).orElse(ROUNDING));
  }
}
