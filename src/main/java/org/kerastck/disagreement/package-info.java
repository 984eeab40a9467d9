/**
 * Where Keras's own backends and versions disagree: what each gave, held against each of the
 * others, in groups of one cause. Knows nothing of engines' results, of reports and of the command
 * line.
 */
@API(status = API.Status.INTERNAL)
@NullMarked
package org.kerastck.disagreement;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
