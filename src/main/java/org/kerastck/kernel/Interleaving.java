package org.kerastck.kernel;

/**
 * Transposes: rows of neighbours to columns of neighbours and back. Some rows are done at once, so
 * that one check of an index serves for the neighbours of a column.
 *
 * <p>The loops end where the index of a column does, not after a number of turns: HotSpot divides a
 * loop that it can count into three, and runs rows of some thirty elements at a third of the speed
 * in some processes and not in others.
 */
final class Interleaving {
  private Interleaving() {}

  /**
   * Takes rows apart: {@code target[at + r * pitch + i] = source[from + i * step + r]}.
   *
   * @param rows r goes from 0 to before it
   * @param count i goes from 0 to before it
   */
  static void split(
      float[] source, int from, int step, float[] target, int at, int pitch, int rows, int count) {
    int r = 0;
    for (; r + 8 <= rows; r += 8) {
      split8(source, from + r, step, target, at + r * pitch, pitch, count);
    }
    for (; r + 4 <= rows; r += 4) {
      split4(source, from + r, step, target, at + r * pitch, pitch, count);
    }
    for (; r < rows; r++) {
      split1(source, from + r, step, target, at + r * pitch, count);
    }
  }

  /**
   * Puts rows together: {@code target[at + i * step + r] = source[from + r * pitch + i]}.
   *
   * @param rows r goes from 0 to before it
   * @param count i goes from 0 to before it
   */
  static void join(
      float[] source, int from, int pitch, float[] target, int at, int step, int rows, int count) {
    int r = 0;
    for (; r + 8 <= rows; r += 8) {
      join8(source, from + r * pitch, pitch, target, at + r, step, count);
    }
    for (; r + 4 <= rows; r += 4) {
      join4(source, from + r * pitch, pitch, target, at + r, step, count);
    }
    for (; r < rows; r++) {
      join1(source, from + r * pitch, target, at + r, step, count);
    }
  }

  private static void split8(
      float[] source, int from, int step, float[] target, int at, int pitch, int count) {
    int t1 = at + pitch;
    int t2 = t1 + pitch;
    int t3 = t2 + pitch;
    int t4 = t3 + pitch;
    int t5 = t4 + pitch;
    int t6 = t5 + pitch;
    int t7 = t6 + pitch;
    int end = from + count * step;
    for (int i = 0, s = from; s < end; i++, s += step) {
      target[at + i] = source[s];
      target[t1 + i] = source[s + 1];
      target[t2 + i] = source[s + 2];
      target[t3 + i] = source[s + 3];
      target[t4 + i] = source[s + 4];
      target[t5 + i] = source[s + 5];
      target[t6 + i] = source[s + 6];
      target[t7 + i] = source[s + 7];
    }
  }

  private static void split4(
      float[] source, int from, int step, float[] target, int at, int pitch, int count) {
    int t1 = at + pitch;
    int t2 = t1 + pitch;
    int t3 = t2 + pitch;
    int end = from + count * step;
    for (int i = 0, s = from; s < end; i++, s += step) {
      target[at + i] = source[s];
      target[t1 + i] = source[s + 1];
      target[t2 + i] = source[s + 2];
      target[t3 + i] = source[s + 3];
    }
  }

  private static void split1(
      float[] source, int from, int step, float[] target, int at, int count) {
    int end = from + count * step;
    for (int i = 0, s = from; s < end; i++, s += step) {
      target[at + i] = source[s];
    }
  }

  private static void join8(
      float[] source, int from, int pitch, float[] target, int at, int step, int count) {
    int s1 = from + pitch;
    int s2 = s1 + pitch;
    int s3 = s2 + pitch;
    int s4 = s3 + pitch;
    int s5 = s4 + pitch;
    int s6 = s5 + pitch;
    int s7 = s6 + pitch;
    int end = at + count * step;
    for (int i = 0, t = at; t < end; i++, t += step) {
      target[t] = source[from + i];
      target[t + 1] = source[s1 + i];
      target[t + 2] = source[s2 + i];
      target[t + 3] = source[s3 + i];
      target[t + 4] = source[s4 + i];
      target[t + 5] = source[s5 + i];
      target[t + 6] = source[s6 + i];
      target[t + 7] = source[s7 + i];
    }
  }

  private static void join4(
      float[] source, int from, int pitch, float[] target, int at, int step, int count) {
    int s1 = from + pitch;
    int s2 = s1 + pitch;
    int s3 = s2 + pitch;
    int end = at + count * step;
    for (int i = 0, t = at; t < end; i++, t += step) {
      target[t] = source[from + i];
      target[t + 1] = source[s1 + i];
      target[t + 2] = source[s2 + i];
      target[t + 3] = source[s3 + i];
    }
  }

  private static void join1(float[] source, int from, float[] target, int at, int step, int count) {
    int end = at + count * step;
    for (int i = 0, t = at; t < end; i++, t += step) {
      target[t] = source[from + i];
    }
  }
}
