/**
 * The geometry of one case in words and as a picture, in characters or as SVG. Every number comes
 * from {@code geometry}, every refusal from the layers or the fixtures. Knows nothing of reports
 * and of the command line.
 */
@API(status = API.Status.INTERNAL)
@NullMarked
package org.kerastck.explain;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
