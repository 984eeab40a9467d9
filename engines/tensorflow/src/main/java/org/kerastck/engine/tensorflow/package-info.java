/** TensorFlow's own operations, by TensorFlow Java. Knows nothing of other engines. */
@NullMarked
package org.kerastck.engine.tensorflow;

import org.jspecify.annotations.NullMarked;
