package org.kerastck.layer;

import java.util.Optional;
import org.kerastck.regularizer.Regularizer;

/**
 * The arguments of a layer that do not change its output, given its weights.
 *
 * @param name given or made by Keras's rule
 * @param trainable whether the weights are trained, and their regularizers count
 * @param activityRegularizer of the output after the activation
 * @param kernel of the kernel
 * @param bias of the bias, to no effect where {@code use_bias} is false
 */
public record LayerSettings(
    String name,
    boolean trainable,
    Optional<Regularizer> activityRegularizer,
    WeightSettings kernel,
    WeightSettings bias) {}
