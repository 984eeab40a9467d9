package org.kerastck.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** On the Vector API, with the same operations in the same order as in plain Java. */
final class VectorTileTransforms implements WinogradTransforms {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  @Override
  public void input(
      float[] x, int place, int row, int column, int channels, float[] v, int target, int plane) {
    int end = SPECIES.loopBound(channels);
    for (int c = 0; c < end; c += LANES) {
      patch(x, place + c, row, column, v, target + c, plane);
    }
    PlainWinograd.inputFrom(end, x, place, row, column, channels, v, target, plane);
  }

  private static void patch(
      float[] x, int place, int row, int column, float[] v, int target, int plane) {
    int p1 = place + column;
    int p2 = p1 + column;
    int p3 = p2 + column;
    rows(x, place, p1, p2, p3, 0, 2 * row, -1, v, target, plane);
    rows(x, place, p1, p2, p3, row, 2 * row, 1, v, target + 4 * plane, plane);
    rows(x, place, p1, p2, p3, 2 * row, row, -1, v, target + 8 * plane, plane);
    rows(x, place, p1, p2, p3, row, 3 * row, -1, v, target + 12 * plane, plane);
  }

  /** One row of Bᵀ d, which is one row of d plus or less another, times B. */
  private static void rows(
      float[] x,
      int p0,
      int p1,
      int p2,
      int p3,
      int one,
      int other,
      int sign,
      float[] v,
      int target,
      int plane) {
    var a0 = FloatVector.fromArray(SPECIES, x, p0 + one);
    var a1 = FloatVector.fromArray(SPECIES, x, p1 + one);
    var a2 = FloatVector.fromArray(SPECIES, x, p2 + one);
    var a3 = FloatVector.fromArray(SPECIES, x, p3 + one);
    var b0 = FloatVector.fromArray(SPECIES, x, p0 + other);
    var b1 = FloatVector.fromArray(SPECIES, x, p1 + other);
    var b2 = FloatVector.fromArray(SPECIES, x, p2 + other);
    var b3 = FloatVector.fromArray(SPECIES, x, p3 + other);
    var e0 = sign > 0 ? a0.add(b0) : a0.sub(b0);
    var e1 = sign > 0 ? a1.add(b1) : a1.sub(b1);
    var e2 = sign > 0 ? a2.add(b2) : a2.sub(b2);
    var e3 = sign > 0 ? a3.add(b3) : a3.sub(b3);
    e0.sub(e2).intoArray(v, target);
    e1.add(e2).intoArray(v, target + plane);
    e2.sub(e1).intoArray(v, target + 2 * plane);
    e1.sub(e3).intoArray(v, target + 3 * plane);
  }

  @Override
  public void output(float[] m, int source, int plane, int filters, float[] bias, float[] y) {
    int end = SPECIES.loopBound(filters);
    for (int f = 0; f < end; f += LANES) {
      tile(m, source + f, plane, filters, bias, y, f);
    }
    PlainWinograd.outputFrom(end, m, source, plane, filters, bias, y);
  }

  private static void tile(
      float[] m, int source, int plane, int filters, float[] bias, float[] y, int f) {
    var b = FloatVector.fromArray(SPECIES, bias, f);
    var m0 = FloatVector.fromArray(SPECIES, m, source);
    var m1 = FloatVector.fromArray(SPECIES, m, source + plane);
    var m2 = FloatVector.fromArray(SPECIES, m, source + 2 * plane);
    var m3 = FloatVector.fromArray(SPECIES, m, source + 3 * plane);
    var y00 = b.add(m0.add(m1).add(m2));
    var y01 = b.add(m1.sub(m2).sub(m3));
    int p = source + 4 * plane;
    m0 = FloatVector.fromArray(SPECIES, m, p);
    m1 = FloatVector.fromArray(SPECIES, m, p + plane);
    m2 = FloatVector.fromArray(SPECIES, m, p + 2 * plane);
    m3 = FloatVector.fromArray(SPECIES, m, p + 3 * plane);
    var left = m0.add(m1).add(m2);
    var right = m1.sub(m2).sub(m3);
    y00 = y00.add(left);
    y01 = y01.add(right);
    var y10 = b.add(left);
    var y11 = b.add(right);
    p = source + 8 * plane;
    m0 = FloatVector.fromArray(SPECIES, m, p);
    m1 = FloatVector.fromArray(SPECIES, m, p + plane);
    m2 = FloatVector.fromArray(SPECIES, m, p + 2 * plane);
    m3 = FloatVector.fromArray(SPECIES, m, p + 3 * plane);
    left = m0.add(m1).add(m2);
    right = m1.sub(m2).sub(m3);
    y00.add(left).intoArray(y, f);
    y01.add(right).intoArray(y, filters + f);
    y10 = y10.sub(left);
    y11 = y11.sub(right);
    p = source + 12 * plane;
    m0 = FloatVector.fromArray(SPECIES, m, p);
    m1 = FloatVector.fromArray(SPECIES, m, p + plane);
    m2 = FloatVector.fromArray(SPECIES, m, p + 2 * plane);
    m3 = FloatVector.fromArray(SPECIES, m, p + 3 * plane);
    y10.sub(m0.add(m1).add(m2)).intoArray(y, 2 * filters + f);
    y11.sub(m1.sub(m2).sub(m3)).intoArray(y, 3 * filters + f);
  }
}
