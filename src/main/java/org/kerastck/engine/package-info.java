/**
 * Engines: what can compute a layer call, in this process or in another. Knows nothing of expected
 * outcomes and of reports.
 */
@NullMarked
package org.kerastck.engine;

import org.jspecify.annotations.NullMarked;
