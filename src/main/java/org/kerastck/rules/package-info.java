/**
 * The rules of Keras's padding and shapes, numbered and named, and the claims of tutorials; each
 * with what the fixtures say of it. Knows nothing of engines' results and of reports.
 */
@API(status = API.Status.INTERNAL)
@NullMarked
package org.kerastck.rules;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
