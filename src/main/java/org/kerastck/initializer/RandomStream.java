package org.kerastck.initializer;

/** One draw of one backend: the float32 values for one seed. */
interface RandomStream {
  /** {@code count} values, uniform in [min, max). */
  float[] uniform(int count, double min, double max);

  /** {@code count} normal values. */
  float[] normal(int count, double mean, double stddev);

  /** {@code count} normal values, drawn anew beyond two standard deviations. */
  float[] truncatedNormal(int count, double mean, double stddev);
}
