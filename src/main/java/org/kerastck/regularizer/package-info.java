/** Keras's regularizers, by Keras's names and configs. Knows nothing of layers. */
@API(status = API.Status.MAINTAINED)
@NullMarked
package org.kerastck.regularizer;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
