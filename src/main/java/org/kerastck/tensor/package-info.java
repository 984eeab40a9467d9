/** Shapes, data formats and float32 tensors. Knows nothing of layers. */
@API(status = API.Status.MAINTAINED)
@NullMarked
package org.kerastck.tensor;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
