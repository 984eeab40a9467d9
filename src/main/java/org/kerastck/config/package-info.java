/** Reads the configs that Keras's serialization writes. Knows nothing of what they configure. */
@API(status = API.Status.MAINTAINED)
@NullMarked
package org.kerastck.config;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
