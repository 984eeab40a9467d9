package org.kerastck.explain;

import java.util.ArrayList;
import java.util.List;

/** Lines for a terminal. */
final class TextLines {
  static final int WIDTH = 80;

  private TextLines() {}

  /** The text in lines that fit a terminal. */
  static List<String> wrapped(int indent, String text) {
    return wrapped(indent, text, WIDTH);
  }

  /**
   * The text in lines of that width, each after the first indented by four more. Lines end between
   * clauses where they can, otherwise between words.
   */
  static List<String> wrapped(int indent, String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(" ".repeat(indent));
    for (String clause : text.split("(?<=;) ", -1)) {
      boolean whole = indent + 4 + clause.length() <= width;
      for (String part : whole ? List.of(clause) : List.of(clause.split(" ", -1))) {
        if (!line.toString().isBlank() && line.length() + 1 + part.length() > width) {
          lines.add(line.toString());
          line = new StringBuilder(" ".repeat(indent + 4));
        }
        line.append(line.toString().isBlank() ? "" : " ").append(part);
      }
    }
    lines.add(line.toString());
    return lines;
  }
}
