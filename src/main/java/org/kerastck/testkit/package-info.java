/**
 * The test kit for JUnit: extend {@link org.kerastck.testkit.ConformanceTest}, supply an engine,
 * and every case of the fixtures is a test of it.
 */
@NullMarked
package org.kerastck.testkit;

import org.jspecify.annotations.NullMarked;
