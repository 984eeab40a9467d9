/**
 * The padding arithmetic of Keras, one axis at a time: output sizes, pads and crops. Knows nothing
 * of tensors.
 */
@NullMarked
package org.kerastck.geometry;

import org.jspecify.annotations.NullMarked;
