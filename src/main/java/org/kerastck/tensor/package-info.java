/** Shapes, data formats and float32 tensors. Knows nothing of layers. */
@NullMarked
package org.kerastck.tensor;

import org.jspecify.annotations.NullMarked;
