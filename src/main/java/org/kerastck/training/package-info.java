/**
 * Training a layer by gradient descent, as Keras's {@code compile} and {@code train_on_batch} do.
 * Knows nothing of fixtures and engines.
 */
@NullMarked
package org.kerastck.training;

import org.jspecify.annotations.NullMarked;
