/** Keras's regularizers, by Keras's names and configs. Knows nothing of layers. */
@NullMarked
package org.kerastck.regularizer;

import org.jspecify.annotations.NullMarked;
