/** Keras's activations, by Keras's names. Knows nothing of layers. */
@API(status = API.Status.MAINTAINED)
@NullMarked
package org.kerastck.activation;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
