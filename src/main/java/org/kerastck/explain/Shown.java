package org.kerastck.explain;

import java.util.stream.IntStream;

/** Which of many things are shown: all where they fit, otherwise the first and the last ones. */
final class Shown {
  /** Stands for those that are left out. */
  static final int GAP = -1;

  private Shown() {}

  /** Positions 0 to {@code count - 1}, at most {@code room} of them, a gap counted as one. */
  static int[] of(int count, int room) {
    if (count <= room) {
      return IntStream.range(0, count).toArray();
    }
    int tail = (room - 1) / 2;
    int head = room - 1 - tail;
    return IntStream.concat(
            IntStream.concat(IntStream.range(0, head), IntStream.of(GAP)),
            IntStream.range(count - tail, count))
        .toArray();
  }

  /** Rows of a strip, without those that have no tap over a cell that is shown. */
  static int[] rows(Strip strip, int[] cells, int room) {
    IntStream.Builder rows = IntStream.builder();
    boolean gap = false;
    for (int row : of(strip.rowCount(), room)) {
      boolean visible = row != GAP && isVisible(strip.rows().apply(row), cells);
      if (visible || !gap) {
        rows.add(visible ? row : GAP);
      }
      gap = !visible;
    }
    return rows.build().toArray();
  }

  private static boolean isVisible(Row row, int[] cells) {
    return IntStream.of(cells)
        .anyMatch(position -> position != GAP && row.taps().apply(position).isPresent());
  }
}
