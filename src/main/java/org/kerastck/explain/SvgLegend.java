package org.kerastck.explain;

import java.util.List;

/** What the colours mean. */
final class SvgLegend {
  private static final int BOX = 14;

  private final SvgCanvas canvas;
  private int x = SvgCanvas.MARGIN;

  SvgLegend(SvgCanvas canvas) {
    this.canvas = canvas;
  }

  void draw(List<Cell.Kind> kinds) {
    for (Cell.Kind kind : kinds) {
      // Not "cell ...": the legend's boxes are no cells of the drawing.
      entry("key " + SvgCanvas.className(kind).replace("cell ", ""), words(kind));
    }
    entry("tap", "tap of the kernel");
    canvas.skip(BOX + 8);
  }

  private void entry(String classes, String words) {
    canvas.box(classes, x, canvas.y(), BOX, BOX, 2);
    canvas.text("small", x + BOX + 6, canvas.y() + BOX - 3, words);
    x += BOX + 24 + words.length() * 7;
  }

  private static String words(Cell.Kind kind) {
    return switch (kind) {
      case INPUT -> "input";
      case INSERTED -> "inserted zero";
      case PADDING -> "padding";
      case OUTPUT -> "output";
      case CROPPED -> "cropped";
      case APPENDED -> "appended zero";
    };
  }
}
