package org.kerastck.kernel;

/**
 * What some output pixels read: a range of their phase's terms.
 *
 * @param firstTerm the first of them, in the phase
 * @param places where each lies in the window at the phase's first pixel
 */
@SuppressWarnings("ArrayRecordComponent")
record Window(int firstTerm, int[] places) {}
