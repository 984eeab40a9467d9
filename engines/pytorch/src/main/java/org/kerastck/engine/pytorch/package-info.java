/** PyTorch's convolutions, by JavaCPP. Knows nothing of other engines. */
@NullMarked
package org.kerastck.engine.pytorch;

import org.jspecify.annotations.NullMarked;
