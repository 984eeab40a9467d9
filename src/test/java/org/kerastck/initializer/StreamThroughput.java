package org.kerastck.initializer;

import java.util.Locale;

/**
 * Prints how many values a second each stream draws on one thread, memory included. Not a test:
 *
 * <p>{@code java -cp target/classes:target/test-classes org.kerastck.initializer.StreamThroughput}
 */
final class StreamThroughput {
  private static final int COUNT = 10_000_000;
  private static final int ROUNDS = 6;

  private StreamThroughput() {}

  public static void main(String[] arguments) {
    for (Backend backend : Backend.values()) {
      for (Distribution distribution : Distribution.values()) {
        double best = 0;
        for (int round = 0; round < ROUNDS; round++) {
          best = Math.max(best, valuesPerSecond(backend, distribution, round));
        }
        System.out.printf(
            Locale.ROOT,
            "%-10s %-18s %6.1f million/s%n",
            backend.kerasName(),
            distribution.kerasName(),
            best / 1e6);
      }
    }
  }

  private static double valuesPerSecond(Backend backend, Distribution distribution, int seed) {
    RandomStream stream = backend.stream(new SeedPair(seed, 0));
    long start = System.nanoTime();
    float[] values =
        switch (distribution) {
          case UNIFORM -> stream.uniform(COUNT, -1, 1);
          case TRUNCATED_NORMAL -> stream.truncatedNormal(COUNT, 0, 0.05);
          case UNTRUNCATED_NORMAL -> stream.normal(COUNT, 0, 0.05);
        };
    return values.length / ((System.nanoTime() - start) * 1e-9);
  }
}
