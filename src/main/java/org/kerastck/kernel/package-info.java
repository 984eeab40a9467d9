/** The layers' arithmetic in float32. Knows nothing of fixtures, engines and the judge. */
@API(status = API.Status.INTERNAL)
@NullMarked
package org.kerastck.kernel;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
