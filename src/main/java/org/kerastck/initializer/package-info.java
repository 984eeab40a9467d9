/**
 * Keras's initializers, by Keras's names and configs: the same seed gives the same weights as each
 * backend of Keras draws. Knows nothing of layers.
 */
@API(status = API.Status.MAINTAINED)
@NullMarked
package org.kerastck.initializer;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
