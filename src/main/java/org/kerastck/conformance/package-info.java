/**
 * Judging: cases run on engines, outcomes held against goldens, verdicts held against baselines.
 * Knows nothing of reports, of the command line and of the layers' arithmetic.
 */
@API(status = API.Status.INTERNAL)
@NullMarked
package org.kerastck.conformance;

import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
