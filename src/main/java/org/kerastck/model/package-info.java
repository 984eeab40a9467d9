/** Models that Keras has saved: which layers they have. Knows nothing of engines. */
@API(status = API.Status.INTERNAL)
@NullMarked
package org.kerastck.model;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
