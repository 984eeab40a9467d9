package org.kerastck.reference;

import java.util.Optional;

/**
 * What one step of training gives.
 *
 * @param loss with all regularization, before the step
 * @param kernel after the step
 * @param bias after the step; empty where there is none
 */
public record ReferenceStep(Bounded loss, BoundedTensor kernel, Optional<BoundedTensor> bias) {}
