/**
 * Engines: what can compute a layer call, in this process or in another. Knows nothing of expected
 * outcomes and of reports.
 */
@API(status = API.Status.MAINTAINED)
@NullMarked
package org.kerastck.engine;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
