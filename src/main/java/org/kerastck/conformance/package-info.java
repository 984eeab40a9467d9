/**
 * Judging: cases run on engines, outcomes held against goldens, verdicts held against baselines.
 * Knows nothing of reports, of the command line and of the layers' arithmetic.
 */
@NullMarked
package org.kerastck.conformance;

import org.jspecify.annotations.NullMarked;
