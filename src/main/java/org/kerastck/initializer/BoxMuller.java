package org.kerastck.initializer;

/** TensorFlow's way from random words to uniform and normal values. */
final class BoxMuller {
  private static final double TWO_PI = 6.283185307179586;
  private static final float LEAST = 1e-7f;

  private BoxMuller() {}

  /** The low 23 bits as a value in [0, 1). */
  static float unit(int word) {
    return Float.intBitsToFloat(0x3f800000 | (word & 0x7fffff)) - 1f;
  }

  /**
   * {@code r sin v} and {@code r cos v}, times {@code scale} and plus {@code shift}, with {@code r
   * = √(−2 log u₁)} and {@code v = 2π u₂}.
   */
  static void pair(int word1, int word2, float scale, float shift, float[] target, int offset) {
    float u1 = Math.max(unit(word1), LEAST);
    float v = (float) (TWO_PI * unit(word2));
    float r = (float) Math.sqrt(-2f * GlibcMath.log(u1));
    int quarter = GlibcMath.quarter(v);
    double rest = GlibcMath.rest(v, quarter);
    double sine = GlibcMath.sine(rest);
    double cosine = GlibcMath.cosine(rest);
    boolean odd = (quarter & 1) != 0;
    double first = odd ? cosine : sine;
    double second = odd ? sine : cosine;
    float f0 = (float) ((quarter & 2) == 0 ? first : -first) * r;
    float f1 = (float) (((quarter + 1) & 2) == 0 ? second : -second) * r;
    target[offset] = f0 * scale + shift;
    target[offset + 1] = f1 * scale + shift;
  }
}
