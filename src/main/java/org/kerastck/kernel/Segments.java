package org.kerastck.kernel;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Where the terms of an output pixel lie, relative to the place of the pixel's first one, where
 * channels are innermost: in runs, in the order of the terms.
 */
final class Segments {
  private final int[] table;

  private Segments(int[] table) {
    this.table = table;
  }

  static Segments of(Phase phase, FramedPixels input) {
    int[] table = new int[2 * phase.taps() + 4];
    int size = 0;
    for (int r = 0; r < phase.rows().taps(); r++) {
      for (int c = 0; c < phase.columns().taps(); c++) {
        int start = input.pixel(0, phase.rows().offset(r), phase.columns().offset(c));
        if (size > 0 && table[size - 1] == start) {
          size--;
        } else {
          table[size++] = start;
        }
        table[size++] = start + phase.channels();
      }
    }
    if (size == 2 && table[1] - table[0] > 1) {
      // A loop over runs that only ever sees one is compiled as one over its terms, unrolled, and
      // then has more sums than registers: a third of the speed.
      table[3] = table[1];
      table[1] = table[0] + (table[1] - table[0]) / 2;
      table[2] = table[1];
      size = 4;
    }
    table[size++] = -1;
    table[size++] = -1;
    return new Segments(Arrays.copyOf(table, size));
  }

  /** Start and end of each run, then -1 twice: the array itself, to be read. */
  int[] table() {
    return table;
  }

  /** Where each term lies. */
  int[] places() {
    return IntStream.range(0, table.length / 2 - 1)
        .flatMap(run -> IntStream.range(table[2 * run], table[2 * run + 1]))
        .toArray();
  }
}
