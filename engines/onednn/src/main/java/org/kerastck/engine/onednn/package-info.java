/** oneDNN's primitives, by JavaCPP. Knows nothing of other engines. */
@NullMarked
package org.kerastck.engine.onednn;

import org.jspecify.annotations.NullMarked;
