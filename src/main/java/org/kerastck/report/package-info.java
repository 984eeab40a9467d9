/** What a run leaves on disk. Knows nothing of the command line. */
@NullMarked
package org.kerastck.report;

import org.jspecify.annotations.NullMarked;
