package org.kerastck.kernel;

/** In plain Java, one channel after the other. */
final class PlainWinograd implements WinogradTransforms {

  @Override
  public void input(
      float[] x, int place, int row, int column, int channels, float[] v, int target, int plane) {
    inputFrom(0, x, place, row, column, channels, v, target, plane);
  }

  /** From that channel on. */
  static void inputFrom(
      int first,
      float[] x,
      int place,
      int row,
      int column,
      int channels,
      float[] v,
      int target,
      int plane) {
    for (int c = first; c < channels; c++) {
      int p0 = place + c;
      int p1 = p0 + row;
      int p2 = p1 + row;
      int p3 = p2 + row;
      for (int i = 0; i < 4; i++) {
        int line = i * column;
        float d0 = x[p0 + line];
        float d1 = x[p1 + line];
        float d2 = x[p2 + line];
        float d3 = x[p3 + line];
        int t = target + i * plane + c;
        v[t] = d0 - d2;
        v[t + 4 * plane] = d1 + d2;
        v[t + 8 * plane] = d2 - d1;
        v[t + 12 * plane] = d1 - d3;
      }
      for (int i = 0; i < 4; i++) {
        int t = target + 4 * i * plane + c;
        float e0 = v[t];
        float e1 = v[t + plane];
        float e2 = v[t + 2 * plane];
        float e3 = v[t + 3 * plane];
        v[t] = e0 - e2;
        v[t + plane] = e1 + e2;
        v[t + 2 * plane] = e2 - e1;
        v[t + 3 * plane] = e1 - e3;
      }
    }
  }

  @Override
  public void output(float[] m, int source, int plane, int filters, float[] bias, float[] y) {
    outputFrom(0, m, source, plane, filters, bias, y);
  }

  /** From that filter on. */
  static void outputFrom(
      int first, float[] m, int source, int plane, int filters, float[] bias, float[] y) {
    for (int f = first; f < filters; f++) {
      float y00 = bias[f];
      float y01 = y00;
      float y10 = y00;
      float y11 = y00;
      for (int row = 0; row < 4; row++) {
        int p = source + 4 * row * plane + f;
        float left = m[p] + m[p + plane] + m[p + 2 * plane];
        float right = m[p + plane] - m[p + 2 * plane] - m[p + 3 * plane];
        if (row < 3) {
          y00 += left;
          y01 += right;
        }
        if (row == 1) {
          y10 += left;
          y11 += right;
        } else if (row > 1) {
          y10 -= left;
          y11 -= right;
        }
      }
      y[f] = y00;
      y[filters + f] = y01;
      y[2 * filters + f] = y10;
      y[3 * filters + f] = y11;
    }
  }
}
