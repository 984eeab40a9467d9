package org.kerastck.initializer;

/** Torch's CPU generator: MT19937 seeded by the sum of Keras's seed and counter. */
final class TorchStream implements RandomStream {
  /** From this many elements on, Torch makes normals by chunks of 16. */
  private static final int VECTORISED_FROM = 16;

  private static final float TWO_PI = 6.2831855f;

  private final MersenneTwister generator;

  TorchStream(SeedPair seed) {
    generator = new MersenneTwister((int) (seed.seed() + seed.counter()));
  }

  @Override
  public float[] uniform(int count, double min, double max) {
    float range = (float) (max - min);
    float low = (float) min;
    float[] values = units(count);
    for (int i = 0; i < count; i++) {
      values[i] = range * values[i] + low;
    }
    return values;
  }

  @Override
  public float[] normal(int count, double mean, double stddev) {
    return count >= VECTORISED_FROM
        ? chunked(count, (float) mean, (float) stddev)
        : single(count, mean, stddev);
  }

  /** Of four standard normals each the first within the bounds, or the first of all. */
  @Override
  public float[] truncatedNormal(int count, double mean, double stddev) {
    float[] drawn = normal(Math.multiplyExact(count, 4), 0, 1);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      int chosen = 4 * i;
      for (int j = 4 * i + 3; j >= 4 * i; j--) {
        chosen = drawn[j] > -2 && drawn[j] < 2 ? j : chosen;
      }
      values[i] = drawn[chosen] * (float) stddev + (float) mean;
    }
    return values;
  }

  /**
   * Elements j and j + 8 of each chunk are one pair; an incomplete chunk overlaps its neighbour.
   */
  private float[] chunked(int count, float mean, float stddev) {
    float[] values = units(count);
    for (int i = 0; i + 16 <= count; i += 16) {
      transform(values, i, mean, stddev);
    }
    if (count % 16 != 0) {
      System.arraycopy(units(16), 0, values, count - 16, 16);
      transform(values, count - 16, mean, stddev);
    }
    return values;
  }

  private static void transform(float[] values, int start, float mean, float stddev) {
    for (int j = start; j < start + 8; j++) {
      float u1 = 1 - values[j];
      float angle = TWO_PI * values[j + 8];
      float radius = (float) Math.sqrt(-2 * CephesMath.log(u1));
      int eighths = CephesMath.eighths(angle);
      float rest = CephesMath.rest(angle, eighths);
      boolean swapped = (eighths & 2) != 0;
      float sine = swapped ? CephesMath.cosine(rest) : CephesMath.sine(rest);
      float cosine = swapped ? CephesMath.sine(rest) : CephesMath.cosine(rest);
      sine = (eighths & 4) == 0 ? sine : -sine;
      cosine = (eighths + 2 & 4) == 0 ? cosine : -cosine;
      values[j] = Math.fma(radius * cosine, stddev, mean);
      values[j + 8] = Math.fma(radius * sine, stddev, mean);
    }
  }

  /** Box and Muller's pairs in double precision; the rounding to float32 hides their last bits. */
  private float[] single(int count, double mean, double stddev) {
    float[] values = new float[count];
    for (int i = 0; i < count; i += 2) {
      double u1 = nextDouble();
      double u2 = nextDouble();
      double radius = Math.sqrt(-2 * StrictMath.log1p(-u2));
      double angle = 2 * Math.PI * u1;
      values[i] = (float) (radius * StrictMath.cos(angle) * stddev + mean);
      if (i + 1 < count) {
        values[i + 1] = (float) (radius * StrictMath.sin(angle) * stddev + mean);
      }
    }
    return values;
  }

  private double nextDouble() {
    long first = generator.next() & 0xffffffffL;
    long second = generator.next() & 0xffffffffL;
    return ((first << 32 | second) & (1L << 53) - 1) * 0x1p-53;
  }

  private float[] units(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (generator.next() & 0xffffff) * 0x1p-24f;
    }
    return values;
  }
}
