package org.kerastck.layer;

import java.util.Optional;
import org.kerastck.tensor.Tensor;

/**
 * The gradients of ⟨upstream, output⟩ of a layer.
 *
 * @param input of the input's shape
 * @param kernel of the kernel's shape
 * @param bias of {@code filters} elements; empty where {@code use_bias} is false
 */
public record Gradients(Tensor input, Tensor kernel, Optional<Tensor> bias) {}
