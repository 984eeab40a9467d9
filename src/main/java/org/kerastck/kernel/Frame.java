package org.kerastck.kernel;

import java.util.List;
import java.util.function.Function;

/**
 * An axis of the input with the zeros around it that some tap reads.
 *
 * @param before zeros before the input
 * @param inputSize n
 * @param size of it all
 */
record Frame(int before, int inputSize, int size) {

  /** What the phases need of an axis. */
  static Frame of(List<Phase> phases, Function<Phase, AxisPhase> axis, int inputSize) {
    int before = 0;
    int end = inputSize;
    for (Phase phase : phases) {
      if (phase.taps() > 0) {
        before = Math.max(before, -axis.apply(phase).lowest());
        end = Math.max(end, axis.apply(phase).highest() + 1);
      }
    }
    return new Frame(before, inputSize, before + end);
  }

  /** Zeros after the input. */
  int after() {
    return size - inputSize - before;
  }

  /** Whether nothing is added. */
  boolean isBare() {
    return size == inputSize;
  }
}
