@NullMarked
package org.kerastck.activation;

import org.jspecify.annotations.NullMarked;
