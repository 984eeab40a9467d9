/**
 * Keras's Conv2D and Conv2DTranspose: arguments, validation and defaults as in Keras 3. Knows
 * nothing of fixtures and engines.
 */
@API(status = API.Status.MAINTAINED)
@NullMarked
package org.kerastck.layer;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
