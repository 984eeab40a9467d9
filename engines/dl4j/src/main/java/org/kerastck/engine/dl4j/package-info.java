/** DeepLearning4J: each layer becomes a network of one layer. Knows nothing of other engines. */
@NullMarked
package org.kerastck.engine.dl4j;

import org.jspecify.annotations.NullMarked;
