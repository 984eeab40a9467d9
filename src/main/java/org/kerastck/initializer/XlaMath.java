package org.kerastck.initializer;

/**
 * The inverse error function as XLA computes it on a CPU with FMA (jaxlib 0.10.2), rounding by
 * rounding.
 *
 * <p>The polynomial of {@code erfinv} is Giles's (Approximating the erfinv function, 2010), that of
 * {@code log1p} near 0 and that of {@code log} are from Cephes by way of Eigen (MPL 2.0). XLA does
 * not promise these bits: another version may have others.
 */
final class XlaMath {
  private static final float[] CENTRAL =
      floats(
          0x32f16588,
          0x34b84b36,
          0xb66c7357,
          0xb6935ac1,
          0x396532db,
          0xbaa45408,
          0xbb88e4ef,
          0x3e7c8f63,
          0x3fc02e2f);
  private static final float[] TAIL =
      floats(
          0xb951f09b,
          0x38d3b56b,
          0x3ab0dc72,
          0xbb70bde7,
          0x3bbc127b,
          0xbbf9c5d7,
          0x3c1aa57e,
          0x3f8036db,
          0x40354f7e);
  private static final float[] LOG1P_NUMERATOR =
      floats(0x3eff40c5, 0x40d284fa, 0x41ef4b9c, 0x4273cc76, 0x426473ad, 0x41a05101);
  private static final float[] LOG1P_DENOMINATOR =
      floats(0x417101ad, 0x42a6185b, 0x435dc32d, 0x439a8ca3, 0x43586d8a, 0x42707982);
  private static final float LOG1P_LEADING = 4.527e-05f;
  private static final float NEAR_ZERO = Float.intBitsToFloat(0x3ed413cd);
  private static final float[] LOG_A = floats(0x3d9021bb, 0xbdebd1b8, 0x3def251a);
  private static final float[] LOG_B = floats(0xbdfe5d4f, 0x3e11e9bf, 0xbe2aae50);
  private static final float[] LOG_C = floats(0x3e4cceac, 0xbe7ffffc, 0x3eaaaaaa);
  private static final float SQRT_HALF = Float.intBitsToFloat(0x3f3504f3);
  private static final float LN2_HIGH = Float.intBitsToFloat(0x3f318000);
  private static final float LN2_LOW = Float.intBitsToFloat(0xb95e8083);

  private XlaMath() {}

  /** {@code erfinv(u)} for {@code −1 < u < 1}. */
  static float erfinv(float u) {
    float log = log1p(u * -u);
    boolean central = log > -5;
    float w = central ? -2.5f - log : (float) Math.sqrt(-log) - 3;
    float[] coefficients = central ? CENTRAL : TAIL;
    return u * horner(coefficients[0], coefficients, 1, w);
  }

  private static float log1p(float z) {
    if (!(Math.abs(z) < NEAR_ZERO)) {
      return log(z + 1);
    }
    float denominator = horner(1, LOG1P_DENOMINATOR, 0, z);
    float numerator = horner(LOG1P_LEADING, LOG1P_NUMERATOR, 0, z);
    float square = z * z;
    float r = z * square * (numerator / denominator);
    r = r - 0.5f * square;
    return z + r;
  }

  private static float log(float argument) {
    int bits = Float.floatToRawIntBits(Math.max(argument, Float.MIN_NORMAL));
    float m = Float.intBitsToFloat((bits & 0x007fffff) | 0x3f000000);
    float e = (bits >>> 23) - 126;
    float x = m - 1;
    if (m < SQRT_HALF) {
      e -= 1;
      x += m;
    }
    float x2 = x * x;
    float x3 = x2 * x;
    float a = quadratic(LOG_A, x);
    float b = quadratic(LOG_B, x);
    float c = quadratic(LOG_C, x);
    float p = Math.fma(Math.fma(a, x3, b), x3, c);
    float r = Math.fma(x3, p, e * LN2_LOW);
    r += x - 0.5f * x2;
    return Math.fma(e, LN2_HIGH, r);
  }

  private static float quadratic(float[] c, float x) {
    return Math.fma(Math.fma(x, c[0], c[1]), x, c[2]);
  }

  private static float horner(float leading, float[] coefficients, int from, float x) {
    float sum = leading;
    for (int i = from; i < coefficients.length; i++) {
      sum = Math.fma(sum, x, coefficients[i]);
    }
    return sum;
  }

  private static float[] floats(int... bits) {
    float[] values = new float[bits.length];
    for (int i = 0; i < bits.length; i++) {
      values[i] = Float.intBitsToFloat(bits[i]);
    }
    return values;
  }
}
