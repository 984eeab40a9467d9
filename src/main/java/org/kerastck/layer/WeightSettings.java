package org.kerastck.layer;

import java.util.Optional;
import org.kerastck.constraint.Constraint;
import org.kerastck.initializer.Initializer;
import org.kerastck.regularizer.Regularizer;

/**
 * What fills, penalizes and confines one weight.
 *
 * @param initializer empty for Keras's {@code None}, which means a {@code glorot_uniform} that is
 *     made when the layer is built
 * @param regularizer adds to the layer's losses
 * @param constraint applied by an optimizer after its step, and at no other time
 */
public record WeightSettings(
    Optional<Initializer> initializer,
    Optional<Regularizer> regularizer,
    Optional<Constraint> constraint) {}
