/**
 * Cases beyond the fixtures: configurations drawn at random, and a live oracle that says what they
 * are to give. Knows nothing of reports and of the command line.
 */
@API(status = API.Status.INTERNAL)
@NullMarked
package org.kerastck.sweep;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
