/** What a run leaves on disk. Knows nothing of the command line. */
@API(status = API.Status.INTERNAL)
@NullMarked
package org.kerastck.report;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
