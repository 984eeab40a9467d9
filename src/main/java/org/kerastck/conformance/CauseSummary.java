package org.kerastck.conformance;

import java.util.List;
import java.util.Optional;

/**
 * What the failures of one cause have in common.
 *
 * @param regions where they lie, one sentence a layer, such as {@code "Conv2DTranspose, valid, K <
 *     s on an axis"}; empty where their configurations cannot be put in numbers
 * @param smallest the smallest configuration on which the engine still makes the mistake, as {@code
 *     explain} reads it; empty where it cannot be had by running the engine
 */
public record CauseSummary(List<String> regions, Optional<String> smallest) {}
