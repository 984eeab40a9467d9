/** Tests of the rules and claims. */
@NullMarked
package org.kerastck.rules;

import org.jspecify.annotations.NullMarked;
