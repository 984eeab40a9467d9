package org.kerastck.explain;

import java.util.ArrayList;
import java.util.List;

/** Both axes in characters: the kernel, in brackets, at its first and at its last position. */
final class TextGrid {
  private static final int CELL = 3;
  private static final int MARGIN = 2;
  private static final int BETWEEN = 4;
  private static final int MOST_ROWS = 16;
  private static final int MOST_COLUMNS = (TextLines.WIDTH - MARGIN - BETWEEN) / (2 * CELL);

  private final Strip height;
  private final Strip width;
  private final Glyphs glyphs;

  private TextGrid(Strip height, Strip width, Glyphs glyphs) {
    this.height = height;
    this.width = width;
    this.glyphs = glyphs;
  }

  /** Nothing where there is no room. */
  static List<String> draw(Strip height, Strip width, Glyphs glyphs) {
    boolean fits = height.cellCount() <= MOST_ROWS && width.cellCount() <= MOST_COLUMNS;
    return fits ? new TextGrid(height, width, glyphs).draw() : List.of();
  }

  private List<String> draw() {
    List<String> lines = new ArrayList<>();
    String gap = " ".repeat(BETWEEN);
    int columns = Math.max(width.cellCount() * CELL, 14);
    String head = "%-" + columns + "s%s%s";
    lines.add(" ".repeat(MARGIN) + head.formatted("kernel, first", gap, "kernel, last"));
    Row lastRow = height.rows().apply(height.rowCount() - 1);
    Row lastColumn = width.rows().apply(width.rowCount() - 1);
    for (int h = 0; h < height.cellCount(); h++) {
      String first = line(h, height.rows().apply(0), width.rows().apply(0));
      String last = line(h, lastRow, lastColumn);
      lines.add(" ".repeat(MARGIN) + head.formatted(first, gap, last).stripTrailing());
    }
    lines.addAll(TextLines.wrapped(MARGIN, legend()));
    return lines;
  }

  private String line(int h, Row row, Row column) {
    StringBuilder line = new StringBuilder();
    for (int w = 0; w < width.cellCount(); w++) {
      boolean tap = row.taps().apply(h).isPresent() && column.taps().apply(w).isPresent();
      line.append(tap ? '[' : ' ').append(glyph(kind(h, w))).append(tap ? ']' : ' ');
    }
    return line.toString();
  }

  private Cell.Kind kind(int h, int w) {
    return height.cells().apply(h).kind().with(width.cells().apply(w).kind());
  }

  private String glyph(Cell.Kind kind) {
    return switch (kind) {
      case INPUT, OUTPUT -> glyphs.input;
      case INSERTED, APPENDED -> glyphs.inserted;
      case PADDING, CROPPED -> glyphs.padding;
    };
  }

  private String legend() {
    boolean inserted = false;
    boolean padded = false;
    for (int h = 0; h < height.cellCount(); h++) {
      for (int w = 0; w < width.cellCount(); w++) {
        inserted |= kind(h, w) == Cell.Kind.INSERTED;
        padded |= kind(h, w) == Cell.Kind.PADDING;
      }
    }
    return glyphs.input
        + " input"
        + (inserted ? "   " + glyphs.inserted + " inserted zero" : "")
        + (padded ? "   " + glyphs.padding + " padding" : "")
        + "   [ ] tap of the kernel";
  }
}
