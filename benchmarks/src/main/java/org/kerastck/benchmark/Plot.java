package org.kerastck.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Bars of GFLOP/s by layer and library, with a line at the peak, as SVG. */
final class Plot {
  private static final int BAR = 9;
  private static final int HEIGHT = 320;
  private static final int LEFT = 60;
  private static final int TOP = 40;
  private static final List<String> COLOURS =
      List.of("#0b5fa5", "#7fb2e5", "#d1495b", "#edae49", "#66a182", "#8d6a9f", "#9c9c9c");

  private final Results results;
  private final int threads;
  private final StringBuilder svg = new StringBuilder();

  Plot(Results results, int threads) {
    this.results = results;
    this.threads = threads;
  }

  String svg() {
    List<String> libraries = results.libraries();
    int group = libraries.size() * BAR + 16;
    int width = LEFT + results.layers().size() * group + 20;
    double peak = results.peak(threads);
    double top = Math.ceil(peak * 1.1 / 50) * 50;
    add(
        "<svg xmlns='http://www.w3.org/2000/svg' width='%d' height='%d' font-family='sans-serif'"
            + " font-size='11'><rect width='100%%' height='100%%' fill='white'/>",
        width, TOP + HEIGHT + 110);
    for (int tick = 0; tick <= top; tick += 50) {
      double y = y(tick, top);
      add("<path d='M%d %.1fH%d' stroke='#ddd'/>", LEFT, y, width - 10);
      add("<text x='%d' y='%.1f' text-anchor='end'>%d</text>", LEFT - 6, y + 4, tick);
    }
    for (int l = 0; l < results.layers().size(); l++) {
      String layer = results.layers().get(l);
      int x = LEFT + 8 + l * group;
      for (int i = 0; i < libraries.size(); i++) {
        OptionalDouble speed = results.speed(libraries.get(i), layer, threads);
        if (speed.isPresent()) {
          double y = y(Math.min(speed.getAsDouble(), top), top);
          add(
              "<rect x='%d' y='%.1f' width='%d' height='%.1f' fill='%s'><title>%s, %s: %.1f"
                  + " GFLOP/s</title></rect>",
              x + i * BAR,
              y,
              BAR - 1,
              TOP + HEIGHT - y,
              colour(i),
              layer,
              libraries.get(i),
              speed.getAsDouble());
        }
      }
      add(
          "<text transform='translate(%d,%d) rotate(35)'>%s</text>",
          x + group / 2 - 12, TOP + HEIGHT + 14, layer);
    }
    add(
        "<path d='M%d %.1fH%d' stroke='black' stroke-dasharray='4 3'/>",
        LEFT, y(peak, top), width - 10);
    int x = LEFT;
    for (int i = 0; i < libraries.size(); i++) {
      add("<rect x='%d' y='12' width='10' height='10' fill='%s'/>", x, colour(i));
      add("<text x='%d' y='21'>%s</text>", x + 14, libraries.get(i));
      x += 24 + 7 * libraries.get(i).length();
    }
    add("<text x='%d' y='21'>dashed: peak, %.0f GFLOP/s</text></svg>", x, peak);
    return svg.toString();
  }

  private static double y(double value, double top) {
    return TOP + HEIGHT - value / top * HEIGHT;
  }

  private static String colour(int index) {
    return COLOURS.get(index % COLOURS.size());
  }

  private void add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
