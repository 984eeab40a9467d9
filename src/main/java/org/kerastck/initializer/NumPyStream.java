package org.kerastck.initializer;

/** {@code numpy.random.default_rng} in double precision, rounded to float32 at the end. */
final class NumPyStream implements RandomStream {
  private final Pcg64 generator;

  NumPyStream(SeedPair seed) {
    generator = new Pcg64((int) seed.seed(), (int) seed.counter());
  }

  @Override
  public float[] uniform(int count, double min, double max) {
    double range = max - min;
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (min + range * generator.nextDouble());
    }
    return values;
  }

  @Override
  public float[] normal(int count, double mean, double stddev) {
    Ziggurat ziggurat = Ziggurat.numpy();
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (mean + stddev * ziggurat.next(generator));
    }
    return values;
  }

  /** Keras keeps what lies within the bounds: the same as drawing on until enough do. */
  @Override
  public float[] truncatedNormal(int count, double mean, double stddev) {
    Ziggurat ziggurat = Ziggurat.numpy();
    double least = mean - 2 * stddev;
    double most = mean + 2 * stddev;
    float[] values = new float[count];
    for (int i = 0; i < count; ) {
      double value = mean + stddev * ziggurat.next(generator);
      if (value >= least && value <= most) {
        values[i++] = (float) value;
      }
    }
    return values;
  }
}
