package org.kerastck.kernel;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The places of the terms of a sum, relative to the first: in runs of neighbours, in the order in
 * which they are added. All are multiples of a step.
 */
final class Segments {
  private final int step;
  private int[] table;
  private int size = 1;

  /**
   * No runs yet.
   *
   * @param step the distance between neighbours
   */
  Segments(int step) {
    this.step = step;
    this.table = new int[16];
    table[0] = step;
  }

  /** The way through a window of a pixel, where channels are innermost. */
  static Segments of(Phase phase, FramedPixels input) {
    Segments segments = new Segments(1);
    for (int r = 0; r < phase.rows().taps(); r++) {
      for (int c = 0; c < phase.columns().taps(); c++) {
        int start = input.pixel(0, phase.rows().offset(r), phase.columns().offset(c));
        segments.add(start, phase.channels());
      }
    }
    return segments;
  }

  /** Adds {@code count} terms from {@code start} steps on; what continues the last run joins it. */
  void add(int start, int count) {
    if (size > 1 && table[size - 1] == start) {
      size--;
    } else {
      table = Arrays.copyOf(table, Math.max(table.length, 2 * size + 2));
      table[size++] = start;
    }
    table[size++] = start + count;
  }

  /** The step, start and end of each run in steps, then -1 twice: for microkernels to read. */
  int[] table() {
    int[] ended = Arrays.copyOf(table, size + 2);
    int count = size == 3 ? table[2] - table[1] : 0;
    if (count > 1) {
      // A loop over runs that only ever sees one is compiled as one over its terms, unrolled, and
      // then has more sums than registers: a third of the speed.
      int middle = table[1] + count / 2;
      ended = new int[] {step, table[1], middle, middle, table[2], -1, -1};
    }
    Arrays.fill(ended, ended.length - 2, ended.length, -1);
    return ended;
  }

  /** Where each term lies, then -1: for microkernels to read. */
  int[] endedPlaces() {
    return IntStream.concat(IntStream.of(places()), IntStream.of(-1)).toArray();
  }

  /** Where each term lies. */
  int[] places() {
    return IntStream.iterate(1, run -> run < size, run -> run + 2)
        .flatMap(run -> IntStream.range(table[run], table[run + 1]).map(index -> index * step))
        .toArray();
  }
}
