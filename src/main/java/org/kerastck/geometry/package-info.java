/**
 * The padding arithmetic of Keras, one axis at a time: output sizes, pads and crops. Knows nothing
 * of tensors.
 */
@API(status = API.Status.MAINTAINED)
@NullMarked
package org.kerastck.geometry;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
