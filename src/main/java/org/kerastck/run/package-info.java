/**
 * What the command line and the test kit have in common: choosing cases, and saying what came of a
 * run. Knows nothing of either.
 */
@API(status = API.Status.INTERNAL)
@NullMarked
package org.kerastck.run;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
