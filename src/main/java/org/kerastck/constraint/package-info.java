/** Keras's constraints, by Keras's names and configs. Knows nothing of layers. */
@API(status = API.Status.MAINTAINED)
@NullMarked
package org.kerastck.constraint;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
