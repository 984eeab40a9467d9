/** Keras's activations, by Keras's names. Knows nothing of layers. */
@NullMarked
package org.kerastck.activation;

import org.jspecify.annotations.NullMarked;
