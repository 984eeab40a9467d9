package org.kerastck.conformance;

import java.util.List;
import java.util.Optional;

/**
 * What the failures of one cause have in common.
 *
 * @param cause the cause
 * @param fresh how many of its failures no baseline has
 * @param regions where they lie, one sentence a layer, such as {@code "Conv2DTranspose, valid, K <
 *     s on an axis"}; empty where their configurations cannot be put in numbers
 * @param smallest the smallest configuration on which the engine still makes the mistake, as {@code
 *     run --case} and {@code explain} read it; empty where it cannot be had by running the engine
 */
public record CauseSummary(
    Tally.Cause cause, int fresh, List<String> regions, Optional<String> smallest) {

  /** What to run to see the mistake: the smallest configuration, otherwise the smallest case. */
  public String shown() {
    return smallest.orElse(cause.example());
  }
}
