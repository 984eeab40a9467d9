package org.kerastck.layer;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Arguments as Keras's {@code get_config} writes them, where that is as they were given.
 *
 * @param filters as given
 * @param padding in lower case, or a list as given
 * @param groups as given; empty for the transposed layer
 * @param activation a name or a serialized layer; empty for a function that Keras could not name
 * @param useBias as given
 */
record WrittenArguments(
    @Nullable Object filters,
    Object padding,
    Optional<Object> groups,
    Optional<Object> activation,
    @Nullable Object useBias) {}
