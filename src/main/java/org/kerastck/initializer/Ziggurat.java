package org.kerastck.initializer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * NumPy's normal distribution: the ziggurat of Marsaglia and Tsang (2000) with 256 layers.
 *
 * <p>The tables are NumPy's own (BSD-3-Clause); the formulas do not give their last bits.
 */
final class Ziggurat {
  private static final double TAIL = 3.654152885361009;
  private static final double INVERSE_TAIL = 0.2736612373297583;
  private static final Ziggurat NUMPY = load();

  private final long[] inside = new long[256];
  private final double[] width = new double[256];
  private final double[] density = new double[256];

  private Ziggurat(List<String> lines) {
    for (int layer = 0; layer < 256; layer++) {
      String[] fields = lines.get(layer).split(",", -1);
      inside[layer] = Long.parseLong(fields[0]);
      width[layer] = Double.parseDouble(fields[1]);
      density[layer] = Double.parseDouble(fields[2]);
    }
  }

  static Ziggurat numpy() {
    return NUMPY;
  }

  /** The next standard normal value. */
  double next(Pcg64 generator) {
    while (true) {
      long word = generator.next();
      int layer = (int) word & 0xff;
      long magnitude = (word >>> 9) & 0x000fffffffffffffL;
      double x = magnitude * width[layer];
      x = (word & 0x100) == 0 ? x : -x;
      if (magnitude < inside[layer]) {
        return x;
      }
      if (layer == 0) {
        double beyond = TAIL + beyondTail(generator);
        return (magnitude >>> 8 & 1) == 0 ? beyond : -beyond;
      }
      double height = (density[layer - 1] - density[layer]) * generator.nextDouble();
      if (height + density[layer] < StrictMath.exp(-0.5 * x * x)) {
        return x;
      }
    }
  }

  private static double beyondTail(Pcg64 generator) {
    while (true) {
      double x = -INVERSE_TAIL * StrictMath.log1p(-generator.nextDouble());
      double y = -StrictMath.log1p(-generator.nextDouble());
      if (y + y > x * x) {
        return x;
      }
    }
  }

  private static Ziggurat load() {
    InputStream resource = Ziggurat.class.getResourceAsStream("ziggurat.csv");
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(resource, "ziggurat.csv"), StandardCharsets.UTF_8))) {
      return new Ziggurat(reader.lines().filter(line -> !line.startsWith("#")).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
