/**
 * Keras's initializers, by Keras's names and configs: the same seed gives the same weights as each
 * backend of Keras draws. Knows nothing of layers.
 */
@NullMarked
package org.kerastck.initializer;

import org.jspecify.annotations.NullMarked;
