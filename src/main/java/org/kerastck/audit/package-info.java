/**
 * What an engine makes of the layers of a saved model: the questions. Knows nothing of the command
 * line.
 */
@API(status = API.Status.INTERNAL)
@NullMarked
package org.kerastck.audit;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
