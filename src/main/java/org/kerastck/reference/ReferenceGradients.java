package org.kerastck.reference;

import java.util.Optional;

/**
 * The gradients of ⟨upstream, output⟩ in double precision, each element with its magnitude and its
 * number of terms, as {@link ReferenceOutput} has them for an output.
 *
 * @param input of the input's shape
 * @param kernel of the kernel's shape
 * @param bias of {@code filters} elements; empty where there is no bias
 */
public record ReferenceGradients(
    ReferenceOutput input, ReferenceOutput kernel, Optional<ReferenceOutput> bias) {}
