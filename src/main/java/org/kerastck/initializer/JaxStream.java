package org.kerastck.initializer;

/**
 * {@code jax.random} of JAX 0.10.2 with its default settings, on a CPU with FMA. Keras hands over
 * {@code [seed, counter]} as the raw key.
 */
final class JaxStream implements RandomStream {
  private static final float SQRT_2 = Float.intBitsToFloat(0x3fb504f3);

  /** The least float32 above −1. */
  private static final float ABOVE_MINUS_ONE = Float.intBitsToFloat(0xbf7fffff);

  /** {@code erf(2 / √2)} as XLA has it. */
  private static final float ERF_AT_BOUND = Float.intBitsToFloat(0x3f745a18);

  private final Threefry threefry;

  JaxStream(SeedPair seed) {
    threefry = new Threefry((int) seed.seed(), (int) seed.counter());
  }

  @Override
  public float[] uniform(int count, double min, double max) {
    float low = (float) min;
    float range = (float) max - low;
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = element(i, low, range);
    }
    return values;
  }

  @Override
  public float[] normal(int count, double mean, double stddev) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      float u = element(i, ABOVE_MINUS_ONE, 1 - ABOVE_MINUS_ONE);
      values[i] = XlaMath.erfinv(u) * SQRT_2 * (float) stddev + (float) mean;
    }
    return values;
  }

  @Override
  public float[] truncatedNormal(int count, double mean, double stddev) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      float u = element(i, -ERF_AT_BOUND, ERF_AT_BOUND - -ERF_AT_BOUND);
      float z = SQRT_2 * XlaMath.erfinv(u);
      z = Math.min(Math.max(z, Math.nextUp(-2f)), Math.nextDown(2f));
      values[i] = z * (float) stddev + (float) mean;
    }
    return values;
  }

  /** The high 23 bits as a value in [0, 1), scaled by one fused operation. */
  private float element(long index, float low, float range) {
    float unit = Float.intBitsToFloat(0x3f800000 | threefry.bits(index) >>> 9) - 1f;
    return Math.max(low, Math.fma(unit, range, low));
  }
}
