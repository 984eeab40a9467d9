package org.kerastck.explain;

/**
 * The style sheet of a drawing. Colours are written out, light ones first: many programs that show
 * SVG know neither variables nor {@code prefers-color-scheme}, and skip the dark ones.
 */
final class SvgStyle {
  private static final String SHAPES =
      """
      text { font: 13px system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; }
      .heading { font-size: 18px; font-weight: 600; }
      .subheading { font-size: 15px; font-weight: 600; }
      .warning { font-weight: 600; }
      .small, .label, .tap-label { font-size: 12px; }
      .long { font-size: 10px; }
      .longer { font-size: 6.5px; }
      .words, .formula { font: 12px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; }
      .middle { text-anchor: middle; }
      .padding, .cropped, .appended, .gap { stroke-dasharray: 3 3; }
      .window { fill: none; stroke-width: 3; }
      """;

  /** Ink, soft ink, paper, rule, input, output, zero, tap, ink on a tap, warning. */
  private static final String COLOURS =
      """
      text { fill: %1$s; }
      .caption, .small, .label { fill: %2$s; }
      .paper { fill: %3$s; }
      .cell, .key, .gap, .rule { stroke: %4$s; }
      .input { fill: %5$s; }
      .output { fill: %6$s; }
      .inserted, .padding, .appended { fill: %7$s; }
      .cropped, .gap { fill: %3$s; }
      .tap, .dot { fill: %8$s; }
      .window { stroke: %8$s; }
      .tap-label { fill: %9$s; }
      .warning { fill: %10$s; }
      """;

  private static final String LIGHT =
      COLOURS.formatted(
          "#1f2933", "#5b6875", "#ffffff", "#b9c3cc", "#cfe3fb", "#d3efda", "#f1f3f6", "#f4b350",
          "#3d2600", "#b3261e");
  private static final String DARK =
      COLOURS.formatted(
          "#e4e9ee", "#9aa7b4", "#14181d", "#4f5c68", "#234a75", "#245537", "#1f262d", "#c0801c",
          "#fff6e6", "#ff8a80");

  private SvgStyle() {}

  static String sheet() {
    return SHAPES + LIGHT + "@media (prefers-color-scheme: dark) {\n" + DARK + "}\n";
  }
}
