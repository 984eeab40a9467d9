/**
 * Keras's Conv2D and Conv2DTranspose: arguments, validation and defaults as in Keras 3. Knows
 * nothing of fixtures and engines.
 */
@NullMarked
package org.kerastck.layer;

import org.jspecify.annotations.NullMarked;
