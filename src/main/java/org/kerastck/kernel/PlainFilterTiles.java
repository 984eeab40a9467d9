package org.kerastck.kernel;

import java.util.List;

/**
 * Two pixels by all filters of a group, four terms at a time, in loops that compilers turn into
 * vector instructions: they do so only where every array is indexed by the bare loop variable, so
 * each row of sums and of weights is an array of its own.
 */
final class PlainFilterTiles implements FilterTiles {
  private static final int PIXELS = 2;
  static final TileSizes SIZES = new TileSizes(PIXELS);

  private final List<Panel> panels;
  private final int filters;
  private final int terms;
  private final List<Window> windows;
  private final float[][] rows;
  private final float[][] bias;
  private final float[][][] sums;

  PlainFilterTiles(Weights weights, List<Window> windows, int threads) {
    filters = weights.filtersPerGroup();
    panels = weights.panels(filters);
    terms = weights.terms();
    this.windows = List.copyOf(windows);
    rows = new float[weights.groups() * terms][filters];
    bias = new float[weights.groups()][filters];
    sums = new float[threads][PIXELS][filters];
    for (int group = 0; group < weights.groups(); group++) {
      weights.copyBias(group, 0, filters, bias[group], 0);
      for (int k = 0; k < terms; k++) {
        weights.copy(group, k, 0, filters, rows[group * terms + k], 0);
      }
    }
  }

  @Override
  public List<Panel> panels() {
    return panels;
  }

  @Override
  public int passes(int window, int pixels) {
    return 1;
  }

  @Override
  public void compute(
      int window,
      int pass,
      int pixels,
      int panel,
      float[] x,
      int base,
      int[] origins,
      int first,
      float[] output,
      int[] targets,
      int target,
      int column,
      int worker) {
    int p = base + origins[first];
    int q = base + origins[first + 1];
    float[] a = sums[worker][0];
    float[] b = sums[worker][1];
    System.arraycopy(bias[panel], 0, a, 0, filters);
    System.arraycopy(bias[panel], 0, b, 0, filters);
    int[] places = windows.get(window).places();
    int row = panel * terms + windows.get(window).firstTerm();
    int k = 0;
    for (; k + 4 <= places.length; k += 4) {
      addFour(a, x, p, places, k, row);
      addFour(b, x, q, places, k, row);
    }
    for (; k < places.length; k++) {
      addOne(a, x[p + places[k]], rows[row + k]);
      addOne(b, x[q + places[k]], rows[row + k]);
    }
    System.arraycopy(a, 0, output, column + targets[target], filters);
    System.arraycopy(b, 0, output, column + targets[target + 1], filters);
  }

  private void addFour(float[] sum, float[] x, int pixel, int[] places, int k, int row) {
    addFour(
        sum,
        x[pixel + places[k]],
        rows[row + k],
        x[pixel + places[k + 1]],
        rows[row + k + 1],
        x[pixel + places[k + 2]],
        rows[row + k + 2],
        x[pixel + places[k + 3]],
        rows[row + k + 3]);
  }

  private static void addFour(
      float[] sum,
      float xa,
      float[] a,
      float xb,
      float[] b,
      float xc,
      float[] c,
      float xd,
      float[] d) {
    for (int j = 0; j < sum.length; j++) {
      sum[j] =
          Math.fma(xd, d[j], Math.fma(xc, c[j], Math.fma(xb, b[j], Math.fma(xa, a[j], sum[j]))));
    }
  }

  private static void addOne(float[] sum, float x, float[] row) {
    for (int j = 0; j < sum.length; j++) {
      sum[j] = Math.fma(x, row[j], sum[j]);
    }
  }
}
