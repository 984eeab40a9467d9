package org.kerastck.explain;

/** Both axes as a drawing, once with the kernel at its first and once at its last position. */
final class SvgGrid {
  private static final int MOST_CELLS = 24;
  private static final int CELL = 24;
  private static final int BETWEEN = 48;

  private final SvgCanvas canvas;
  private final Strip height;
  private final Strip width;

  SvgGrid(SvgCanvas canvas, Strip height, Strip width) {
    this.canvas = canvas;
    this.height = height;
    this.width = width;
  }

  /** Draws nothing where there are too many cells. */
  void draw() {
    if (height.cellCount() > MOST_CELLS || width.cellCount() > MOST_CELLS) {
      return;
    }
    canvas.skip(10);
    int right = SvgCanvas.MARGIN + Math.max(width.cellCount() * CELL, 150) + BETWEEN;
    int top = canvas.y() + 20;
    canvas.text("caption", SvgCanvas.MARGIN, top - 7, "kernel at its first position");
    draw(SvgCanvas.MARGIN, top, 0, 0);
    boolean beside = right + width.cellCount() * CELL <= 1000;
    int bottom = top + height.cellCount() * CELL;
    int lastTop = beside ? top : bottom + 36;
    int left = beside ? right : SvgCanvas.MARGIN;
    canvas.text("caption", left, lastTop - 7, "kernel at its last position");
    draw(left, lastTop, height.rowCount() - 1, width.rowCount() - 1);
    canvas.skip((beside ? bottom : lastTop + height.cellCount() * CELL) - canvas.y() + 12);
  }

  private void draw(int left, int top, int outputHeight, int outputWidth) {
    Row row = height.rows().apply(outputHeight);
    Row column = width.rows().apply(outputWidth);
    Extent rows = Extent.of(row, height.cellCount());
    Extent columns = Extent.of(column, width.cellCount());
    for (int h = 0; h < height.cellCount(); h++) {
      for (int w = 0; w < width.cellCount(); w++) {
        Cell.Kind kind = height.cells().apply(h).kind().with(width.cells().apply(w).kind());
        int x = left + w * CELL;
        int y = top + h * CELL;
        canvas.box(SvgCanvas.className(kind), x, y, CELL, CELL, 0);
        if (row.taps().apply(h).isPresent() && column.taps().apply(w).isPresent()) {
          canvas.dot(x + CELL / 2, y + CELL / 2, 5);
        }
      }
    }
    canvas.box(
        "window",
        left + columns.first() * CELL,
        top + rows.first() * CELL,
        columns.size() * CELL,
        rows.size() * CELL,
        3);
  }

  /** From the first to the last tap of a kernel. */
  private record Extent(int first, int last) {
    static Extent of(Row row, int cellCount) {
      int first = cellCount;
      int last = 0;
      for (int position = 0; position < cellCount; position++) {
        if (row.taps().apply(position).isPresent()) {
          first = Math.min(first, position);
          last = position;
        }
      }
      return new Extent(first, last);
    }

    int size() {
      return last - first + 1;
    }
  }
}
