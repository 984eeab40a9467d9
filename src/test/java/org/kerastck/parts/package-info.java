/** Reads the fixtures of the layer's parts. */
@NullMarked
package org.kerastck.parts;

import org.jspecify.annotations.NullMarked;
