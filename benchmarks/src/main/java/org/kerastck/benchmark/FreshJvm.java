package org.kerastck.benchmark;

import java.util.Arrays;
import java.util.Locale;

/**
 * One layer in a JVM of its own, for {@code benchmarks/jvms}: a just-in-time compiler may do well
 * by a loop in one process and badly in the next, which a benchmark of few processes does not show.
 */
public final class FreshJvm {
  private static final long WARM_UP = 1_600_000_000L;
  private static final long MEASUREMENT = 400_000_000L;

  private FreshJvm() {}

  /**
   * Prints the GFLOP/s of the median call and of the fastest, which other programs on the machine
   * have delayed least; arguments: library, layer, pass.
   */
  public static void main(String[] arguments) throws Exception {
    Layer layer = Layer.named(arguments[1]);
    try (Subject subject = Library.named(arguments[0]).open(layer, Pass.named(arguments[2]), 1)) {
      times(subject, WARM_UP);
      long[] times = times(subject, MEASUREMENT);
      Arrays.sort(times);
      double flops = layer.flops();
      System.out.printf(
          Locale.ROOT, "%.0f %.0f%n", flops / times[times.length / 2], flops / times[0]);
    }
  }

  private static long[] times(Subject subject, long nanos) {
    long[] times = new long[1024];
    int count = 0;
    for (long start = System.nanoTime(), now = start; now - start < nanos; ) {
      subject.run();
      long end = System.nanoTime();
      if (count == times.length) {
        times = Arrays.copyOf(times, 2 * count);
      }
      times[count++] = end - now;
      now = end;
    }
    return Arrays.copyOf(times, count);
  }
}
