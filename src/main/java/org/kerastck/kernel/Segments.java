package org.kerastck.kernel;

import java.util.Arrays;

/**
 * Where the terms of an output pixel lie, relative to the place of the pixel's first one, where
 * channels are innermost: in runs of equal length, in the order of the terms.
 *
 * @param starts of the runs, ended by -1
 * @param length of each run
 */
record Segments(int[] starts, int length) {

  static Segments of(Phase phase, FramedPixels input) {
    int[] starts = new int[phase.taps()];
    int count = 0;
    for (int r = 0; r < phase.rows().taps(); r++) {
      for (int c = 0; c < phase.columns().taps(); c++) {
        starts[count++] = input.pixel(0, phase.rows().offset(r), phase.columns().offset(c));
      }
    }
    return merged(starts, phase.channels());
  }

  /** With as many neighbouring runs joined as can be joined everywhere. */
  private static Segments merged(int[] starts, int length) {
    int joined = 1;
    while (joined < starts.length && starts[joined] == starts[0] + joined * length) {
      joined++;
    }
    while (!isMergeable(starts, length, joined)) {
      joined--;
    }
    int step = joined;
    int[] merged = new int[starts.length / Math.max(step, 1) + 1];
    Arrays.setAll(merged, i -> i < merged.length - 1 ? starts[i * step] : -1);
    return new Segments(merged, length * step);
  }

  private static boolean isMergeable(int[] starts, int length, int joined) {
    if (starts.length % joined != 0) {
      return false;
    }
    for (int i = 0; i < starts.length; i++) {
      if (starts[i] != starts[i - i % joined] + i % joined * length) {
        return false;
      }
    }
    return true;
  }
}
