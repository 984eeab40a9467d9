/**
 * What the command line and the test kit have in common: choosing cases, and saying what came of a
 * run. Knows nothing of either.
 */
@NullMarked
package org.kerastck.run;

import org.jspecify.annotations.NullMarked;
