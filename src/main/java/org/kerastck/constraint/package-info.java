/** Keras's constraints, by Keras's names and configs. Knows nothing of layers. */
@NullMarked
package org.kerastck.constraint;

import org.jspecify.annotations.NullMarked;
