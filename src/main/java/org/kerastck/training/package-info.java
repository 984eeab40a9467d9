/**
 * Training a layer by gradient descent, as Keras's {@code compile} and {@code train_on_batch} do.
 * Knows nothing of fixtures and engines.
 */
@API(status = API.Status.MAINTAINED)
@NullMarked
package org.kerastck.training;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
