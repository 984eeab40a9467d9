@NullMarked
package org.kerastck.initializer;

import org.jspecify.annotations.NullMarked;
