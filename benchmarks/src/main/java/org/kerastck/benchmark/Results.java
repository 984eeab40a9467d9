package org.kerastck.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** What was measured in one run, as a table and as CSV. */
final class Results {
  private static final String PEAK = "peak";
  private static final List<String> LIMITS = List.of(PEAK, MemoryTraffic.NAME);
  private static final String OURS = "keras-tck";

  private final List<Measurement> measurements = new ArrayList<>();

  void add(Measurement measurement) {
    measurements.add(measurement);
  }

  List<Measurement> measurements() {
    return measurements;
  }

  /** GFLOP/s of a library on a layer. */
  OptionalDouble speed(String library, String layer, int threads) {
    return measurements.stream()
        .filter(m -> m.library().equals(library))
        .filter(m -> m.row().equals(layer) && m.threads() == threads)
        .mapToDouble(Measurement::speed)
        .findFirst();
  }

  /** The machine's peak: the best that the peak loop did on any layer. */
  double peak(int threads) {
    return measurements.stream()
        .filter(m -> m.library().equals(PEAK) && m.threads() == threads)
        .mapToDouble(Measurement::speed)
        .max()
        .orElse(Double.NaN);
  }

  /** What the machine allows for a layer: the peak, or what memory takes for its numbers. */
  double roof(String layer, int threads) {
    return Math.min(
        peak(threads), speed(MemoryTraffic.NAME, layer, threads).orElse(Double.POSITIVE_INFINITY));
  }

  /** The libraries, without what only states a limit. */
  List<String> libraries() {
    return measurements.stream()
        .map(Measurement::library)
        .distinct()
        .filter(name -> !LIMITS.contains(name))
        .toList();
  }

  List<String> layers() {
    return measurements.stream().map(Measurement::row).distinct().toList();
  }

  List<Integer> threads() {
    return measurements.stream().map(Measurement::threads).distinct().toList();
  }

  /** One line a measurement. */
  String csv() {
    StringBuilder csv =
        new StringBuilder(
            "layer,library,threads,mflop,best_us,median_us,gflops,share_of_peak,ours_to_it\n");
    for (Measurement m : measurements) {
      double ours = speed(OURS, m.row(), m.threads()).orElse(Double.NaN);
      csv.append(
          String.format(
              Locale.ROOT,
              "%s,%s,%d,%.3f,%.3f,%.3f,%.2f,%.3f,%.3f%n",
              m.row(),
              m.library(),
              m.threads(),
              m.layer().flops() / 1e6,
              m.best() / 1e3,
              m.median() / 1e3,
              m.speed(),
              m.speed() / peak(m.threads()),
              ours / m.speed()));
    }
    return csv.toString();
  }

  /**
   * GFLOP/s, the shares of the peak and of the layer's roof, and this project's speed in units of
   * each other library's.
   */
  String table(int threads) {
    StringBuilder table = new StringBuilder();
    List<String> others = libraries().stream().filter(name -> !name.equals(OURS)).toList();
    table.append(
        String.format(
            Locale.ROOT,
            "%d thread%s, peak %.0f GFLOP/s%n%-26s%10s%8s%8s",
            threads,
            threads == 1 ? "" : "s",
            peak(threads),
            "layer",
            OURS,
            "peak",
            "roof"));
    others.forEach(name -> table.append(String.format("%24s", name)));
    table.append('\n');
    for (String layer : layers()) {
      double ours = speed(OURS, layer, threads).orElse(Double.NaN);
      table.append(
          String.format(
              Locale.ROOT,
              "%-26s%10.1f%7.0f%%%7.0f%%",
              layer,
              ours,
              100 * ours / peak(threads),
              100 * ours / roof(layer, threads)));
      for (String other : others) {
        OptionalDouble speed = speed(other, layer, threads);
        table.append(
            speed.isPresent()
                ? String.format(
                    Locale.ROOT, "%14.1f (%6.2fx)", speed.getAsDouble(), ours / speed.getAsDouble())
                : String.format("%24s", "-"));
      }
      table.append('\n');
    }
    return table.toString();
  }
}
