@NullMarked
package org.kerastck.regularizer;

import org.jspecify.annotations.NullMarked;
