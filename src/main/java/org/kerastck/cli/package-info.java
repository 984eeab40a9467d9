/** The command line. */
@API(status = API.Status.INTERNAL)
@NullMarked
package org.kerastck.cli;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
