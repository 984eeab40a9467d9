package org.kerastck.initializer;

/**
 * Logarithm, sine and cosine in float32 as Torch's vectorised normals on an AVX2 machine compute
 * them, fused multiply-adds included.
 *
 * <p>The polynomials are those of Cephes (S. L. Moshier), in avx_mathfun's order of operations (G.
 * Garberoglio, zlib licence); the constants are the float32 values of theirs.
 */
final class CephesMath {
  private static final float[] LOG = {
    0x1.204376p-4f,
    -0x1.d7a37p-4f,
    0x1.de4a34p-4f,
    -0x1.fcba9ep-4f,
    0x1.23d37ep-3f,
    -0x1.555cap-3f,
    0x1.999d58p-3f,
    -0x1.fffff8p-3f,
    0x1.555554p-2f
  };
  private static final float SQRT_HALF = 0x1.6a09e6p-1f;
  private static final float LN2_LOW = -0x1.bd0106p-13f;
  private static final float LN2_HIGH = 0x1.63p-1f;

  private static final float FOUR_OVER_PI = 0x1.45f306p0f;
  private static final float QUARTER_PI_1 = -0x1.92p-1f;
  private static final float QUARTER_PI_2 = -0x1.fb4p-13f;
  private static final float QUARTER_PI_3 = -0x1.4442d2p-25f;

  private CephesMath() {}

  /** {@code log(argument)} for a positive argument. */
  static float log(float argument) {
    int bits = Float.floatToRawIntBits(Math.max(argument, Float.MIN_NORMAL));
    float m = Float.intBitsToFloat((bits & 0x007fffff) | 0x3f000000);
    float e = (bits >>> 23) - 126;
    float x = m - 1;
    if (m < SQRT_HALF) {
      e -= 1;
      x += m;
    }
    float z = x * x;
    float y = LOG[0];
    for (int i = 1; i < LOG.length; i++) {
      y = Math.fma(y, x, LOG[i]);
    }
    y *= x;
    y = Math.fma(y, z, e * LN2_LOW);
    y -= 0x1.0p-1f * z;
    return Math.fma(e, LN2_HIGH, x + y);
  }

  /** The even number of eighth turns that is subtracted from a positive argument. */
  static int eighths(float argument) {
    return ((int) (argument * FOUR_OVER_PI) + 1) & ~1;
  }

  /** What is left of a positive argument. */
  static float rest(float argument, int eighths) {
    float x = Math.fma(eighths, QUARTER_PI_1, argument);
    x = Math.fma(eighths, QUARTER_PI_2, x);
    return Math.fma(eighths, QUARTER_PI_3, x);
  }

  /** The sine of the rest. */
  static float sine(float x) {
    float z = x * x;
    float y = Math.fma(-0x1.9943f2p-13f, z, 0x1.11073cp-7f);
    y = Math.fma(y, z, -0x1.555546p-3f) * z;
    return Math.fma(y, x, x);
  }

  /** The cosine of the rest. */
  static float cosine(float x) {
    float z = x * x;
    float y = Math.fma(0x1.99eb9cp-16f, z, -0x1.6c0c34p-10f);
    y = Math.fma(y, z, 0x1.55554ap-5f) * z;
    return Math.fma(y, z, -(0x1.0p-1f * z)) + 1;
  }
}
