package org.kerastck.conformance;

import java.util.Optional;
import org.kerastck.fixture.Case;
import org.kerastck.reference.WrongRule;

/**
 * One engine's verdict on one case.
 *
 * @param golden the case
 * @param engine the engine's name
 * @param verdict what came of it
 * @param rule the wrong rule that gives the engine's own output, where one of the catalogue does
 * @param isKnown whether the baseline has this failure; false where the verdict is none
 */
public record Result(
    Case golden, String engine, Verdict verdict, Optional<WrongRule> rule, boolean isKnown) {

  /** Whether this is a failure that the baseline does not have. */
  public boolean isNewFailure() {
    return verdict.isFailure() && !isKnown;
  }

  /** Why, in words: the rule where one is found, otherwise what differs. */
  public String reason() {
    return rule.map(WrongRule::sentence).orElseGet(verdict::sentence);
  }
}
