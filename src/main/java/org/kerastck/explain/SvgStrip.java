package org.kerastck.explain;

import java.util.Optional;

/** A strip as a drawing: boxes for cells, and below or above them the kernel at its positions. */
final class SvgStrip {
  static final int MOST_CELLS = 26;

  private static final int MOST_ROWS = 17;
  private static final int CELL = 34;
  private static final int ROW = 26;
  private static final int LABEL = 44;
  private static final int LEFT = SvgCanvas.MARGIN + LABEL;

  private final SvgCanvas canvas;
  private final Strip strip;
  private final int[] cells;
  private final int[] rows;

  SvgStrip(SvgCanvas canvas, Strip strip) {
    this.canvas = canvas;
    this.strip = strip;
    this.cells = Shown.of(strip.cellCount(), MOST_CELLS);
    this.rows = Shown.rows(strip, cells, MOST_ROWS);
  }

  void draw() {
    if (strip.rowsFirst()) {
      drawRows();
      drawCells();
    } else {
      drawCells();
      drawRows();
    }
  }

  private void drawCells() {
    int top = canvas.y();
    for (int i = 0; i < cells.length; i++) {
      int x = LEFT + i * CELL;
      boolean gap = cells[i] == Shown.GAP;
      Cell cell = gap ? new Cell(Cell.Kind.CROPPED, "...") : strip.cells().apply(cells[i]);
      String classes = gap ? "gap" : SvgCanvas.className(cell.kind());
      canvas.box(classes, x, top, CELL, CELL, 0);
      String size = cell.kind().isSolid() ? sizeFor(cell.label()) : " small";
      canvas.text("middle" + size, x + CELL / 2, top + CELL / 2 + 5, cell.label());
    }
    canvas.skip(CELL + 6);
  }

  private static String sizeFor(String label) {
    if (label.length() <= 3) {
      return "";
    }
    return label.length() <= 5 ? " long" : " longer";
  }

  private void drawRows() {
    for (int number : rows) {
      if (number == Shown.GAP) {
        canvas.text("label", SvgCanvas.MARGIN, canvas.y() + 14, "...");
      } else {
        draw(strip.rows().apply(number));
      }
      canvas.skip(ROW);
    }
    canvas.skip(4);
  }

  private void draw(Row row) {
    int top = canvas.y();
    canvas.text("label", SvgCanvas.MARGIN, top + 16, row.label());
    for (int i = 0; i < cells.length; i++) {
      Optional<String> tap = cells[i] == Shown.GAP ? Optional.empty() : row.taps().apply(cells[i]);
      if (tap.isPresent()) {
        int x = LEFT + i * CELL;
        canvas.box("tap", x + 2, top, CELL - 4, ROW - 4, 5);
        canvas.text("middle tap-label" + sizeFor(tap.get()), x + CELL / 2, top + 15, tap.get());
      }
    }
    row.formula()
        .ifPresent(
            formula -> canvas.text("formula", LEFT + cells.length * CELL + 16, top + 16, formula));
  }
}
