/** Reads the configs that Keras's serialization writes. Knows nothing of what they configure. */
@NullMarked
package org.kerastck.config;

import org.jspecify.annotations.NullMarked;
