/** The command line. */
@NullMarked
package org.kerastck.cli;

import org.jspecify.annotations.NullMarked;
