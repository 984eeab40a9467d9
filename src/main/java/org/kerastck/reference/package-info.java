/**
 * The harness's own arithmetic: the plain definition in double precision, of outputs, gradients and
 * training, with bounds on what float32 makes of it, which is the measure; and the catalogue of
 * wrong rules. Knows nothing of kernels and of the layers.
 */
@API(status = API.Status.INTERNAL)
@NullMarked
package org.kerastck.reference;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
