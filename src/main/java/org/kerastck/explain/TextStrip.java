package org.kerastck.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A strip in characters: one box a cell, one line a row, the first and last ones of many. */
final class TextStrip {
  private static final int MARGIN = 8;
  private static final int MOST_ROWS = 13;

  private final Strip strip;
  private final Glyphs glyphs;
  private final int cellWidth;
  private final int[] cells;
  private final int[] rows;

  private TextStrip(Strip strip, Glyphs glyphs) {
    this.strip = strip;
    this.glyphs = glyphs;
    this.cellWidth = Math.max(2, longestLabel(strip)) + 1;
    this.cells = Shown.of(strip.cellCount(), (TextLines.WIDTH - MARGIN - 1) / (cellWidth + 1));
    this.rows = Shown.rows(strip, cells, MOST_ROWS);
  }

  static List<String> draw(Strip strip, Glyphs glyphs) {
    return new TextStrip(strip, glyphs).draw();
  }

  private List<String> draw() {
    List<String> lines = new ArrayList<>();
    if (strip.rowsFirst()) {
      lines.addAll(rowLines());
      lines.addAll(box());
    } else {
      lines.addAll(box());
      lines.addAll(rowLines());
    }
    return lines;
  }

  private List<String> box() {
    return List.of(border(0), labels(), border(3));
  }

  private String border(int corners) {
    StringBuilder line = new StringBuilder(" ".repeat(MARGIN));
    for (int i = 0; i < cells.length; i++) {
      line.append(glyphs.corners.charAt(corners + (i == 0 ? 0 : 1)));
      line.append(glyphs.border(isSolid(i)).repeat(cellWidth));
    }
    return line.append(glyphs.corners.charAt(corners + 2)).toString();
  }

  private String labels() {
    StringBuilder line = new StringBuilder(" ".repeat(MARGIN));
    for (int i = 0; i < cells.length; i++) {
      line.append(glyphs.wall(isSolid(i) || (i > 0 && isSolid(i - 1))));
      String label = cells[i] == Shown.GAP ? glyphs.gap : strip.cells().apply(cells[i]).label();
      line.append(centred(label));
    }
    return line.append(glyphs.wall(isSolid(cells.length - 1))).toString();
  }

  private boolean isSolid(int i) {
    return cells[i] != Shown.GAP && strip.cells().apply(cells[i]).kind().isSolid();
  }

  /** Rows with their formulas beside them, or below where they do not fit there. */
  private List<String> rowLines() {
    List<String> lines = new ArrayList<>();
    List<String> formulas = new ArrayList<>();
    for (int number : rows) {
      if (number == Shown.GAP) {
        lines.add("  " + glyphs.rowGap);
        formulas.add("");
      } else {
        Row row = strip.rows().apply(number);
        lines.add(taps(row));
        formulas.add(row.formula().orElse(""));
      }
    }
    int left = MARGIN + cells.length * (cellWidth + 1) + 3;
    int longest = formulas.stream().mapToInt(String::length).max().orElse(0);
    if (left + longest <= TextLines.WIDTH) {
      return beside(lines, formulas, left);
    }
    for (String formula : formulas) {
      lines.add("  " + (formula.isEmpty() ? glyphs.rowGap : formula));
    }
    return lines;
  }

  private static List<String> beside(List<String> lines, List<String> formulas, int left) {
    List<String> joined = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String gap = " ".repeat(left - lines.get(i).length());
      joined.add((lines.get(i) + gap + formulas.get(i)).stripTrailing());
    }
    return joined;
  }

  private String taps(Row row) {
    StringBuilder line = new StringBuilder("  %-6s".formatted(row.label()));
    for (int position : cells) {
      Optional<String> tap = position == Shown.GAP ? Optional.empty() : row.taps().apply(position);
      line.append(' ').append(centred(tap.orElse("")));
    }
    return line.toString().stripTrailing();
  }

  private String centred(String text) {
    int before = (cellWidth - text.length()) / 2;
    return " ".repeat(before) + text + " ".repeat(Math.max(cellWidth - before - text.length(), 0));
  }

  /** Labels grow towards the end; taps are as long as the kernel's last one. */
  private static int longestLabel(Strip strip) {
    int count = strip.cellCount();
    int taps = 0;
    int longest = 0;
    for (int position : Shown.of(count, TextLines.WIDTH)) {
      if (position != Shown.GAP) {
        longest = Math.max(longest, strip.cells().apply(position).label().length());
        for (int row : new int[] {0, strip.rowCount() - 1}) {
          taps = Math.max(taps, strip.rows().apply(row).taps().apply(position).orElse("").length());
        }
      }
    }
    return Math.max(longest, taps);
  }
}
