/**
 * The harness's own arithmetic: the plain definition in double precision, of outputs, gradients and
 * training, with bounds on what float32 makes of it, which is the measure; and the catalogue of
 * wrong rules. Knows nothing of kernels and of the layers.
 */
@NullMarked
package org.kerastck.reference;

import org.jspecify.annotations.NullMarked;
