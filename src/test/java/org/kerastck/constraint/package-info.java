@NullMarked
package org.kerastck.constraint;

import org.jspecify.annotations.NullMarked;
