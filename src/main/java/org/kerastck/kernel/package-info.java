/** The layers' arithmetic in float32. Knows nothing of fixtures, engines and the judge. */
@NullMarked
package org.kerastck.kernel;

import org.jspecify.annotations.NullMarked;
