package org.kerastck.conformance;

import java.util.Optional;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Golden;
import org.kerastck.reference.WrongRule;

/**
 * One engine's verdict on one case.
 *
 * @param golden the case
 * @param engine the engine's name
 * @param verdict what came of it
 * @param rule the wrong rule that gives the engine's own output, where one of the catalogue does
 * @param diagnosis the mistake that gives the engine's own output, where no rule does
 * @param isKnown whether the baseline has this failure; false where the verdict is none
 */
public record Result(
    Case golden,
    String engine,
    Verdict verdict,
    Optional<WrongRule> rule,
    Optional<Diagnosis> diagnosis,
    boolean isKnown) {

  /** Whether this is a failure that the baseline does not have. */
  public boolean isNewFailure() {
    return verdict.isFailure() && !isKnown;
  }

  /**
   * Why, in words that failures of one cause have in common: the mistake where one is found,
   * otherwise what Keras does and the engine does not.
   */
  public String reason() {
    if (rule.isPresent()) {
      return rule.get().sentence();
    }
    if (diagnosis.isPresent()) {
      return diagnosis.get().cause();
    }
    if (!(verdict instanceof Verdict.Deviates deviates)) {
      return verdict.sentence();
    }
    return switch (deviates.kind()) {
      case ACCEPTED_INVALID -> "computes where Keras raises: " + kerasRule();
      case REJECTED_VALID -> "refuses where Keras computes";
      case WRONG_ERROR -> "another error than Keras's";
      case SHAPE, VALUE, NON_FINITE ->
          "no rule of the catalogue and no mistake searched for gives this output";
    };
  }

  /** The first clause of Keras's message, which says the rule; the rest says what was received. */
  private String kerasRule() {
    return golden.expected() instanceof Golden.Raised raised
        ? raised.message().split("(?<=[^ ])[.:(] |\\.$", 2)[0]
        : "";
  }
}
