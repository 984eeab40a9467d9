/**
 * The test kit for JUnit: extend {@link org.kerastck.testkit.ConformanceTest}, supply an engine,
 * and every case of the fixtures is a test of it.
 */
@API(status = API.Status.MAINTAINED)
@NullMarked
package org.kerastck.testkit;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
