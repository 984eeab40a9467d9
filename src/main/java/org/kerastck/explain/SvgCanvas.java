package org.kerastck.explain;

import java.util.Locale;

/** A page that is drawn on from top to bottom, as wide as what is on it. */
final class SvgCanvas {
  static final int MARGIN = 28;

  private static final int WORDS = 92;
  private final StringBuilder body = new StringBuilder();
  private int y = MARGIN;
  private int width = 720;

  /** Where the next thing goes. */
  int y() {
    return y;
  }

  /** Moves down. */
  void skip(int height) {
    y += height;
  }

  void heading(String text) {
    line("heading", text, 18, 8);
  }

  void subheading(String text) {
    skip(14);
    body.append(
        "<line class=\"rule\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>%n"
            .formatted(MARGIN, y, 720 - MARGIN, y));
    skip(12);
    line("subheading", text, 15, 8);
  }

  void caption(String text) {
    skip(12);
    line("caption", text, 13, 8);
  }

  void small(String text) {
    line("small", text, 12, 7);
  }

  void warning(String text) {
    skip(8);
    line("warning", text, 13, 8);
  }

  /** Wrapped text. */
  void words(String text) {
    for (String line : TextLines.wrapped(0, text, WORDS)) {
      line("words", line, 12, 6);
    }
  }

  void text(String classes, int x, int baseline, String text) {
    body.append("<text class=\"%s\" x=\"%d\" y=\"%d\"".formatted(classes, x, baseline));
    body.append(" xml:space=\"preserve\">").append(escaped(text)).append("</text>\n");
    if (!classes.contains("middle")) {
      extend(x + text.length() * 15 / 2);
    }
  }

  void box(String classes, int x, int top, int boxWidth, int height, int radius) {
    body.append(
        "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"%d\"/>%n"
            .formatted(classes, x, top, boxWidth, height, radius));
    extend(x + boxWidth);
  }

  void dot(int x, int centre, int radius) {
    body.append(
        "<circle class=\"dot\" cx=\"%d\" cy=\"%d\" r=\"%d\"/>%n".formatted(x, centre, radius));
  }

  /** The whole document. */
  String document(String title) {
    int height = y + MARGIN;
    return """
        <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img">
        <title>%s</title>
        <style>
        %s</style>
        <rect class="paper" width="100%%" height="100%%"/>
        %s</svg>
        """
        .formatted(width, height, width, height, escaped(title), SvgStyle.sheet(), body)
        .replace(System.lineSeparator(), "\n");
  }

  static String className(Cell.Kind kind) {
    return "cell " + kind.name().toLowerCase(Locale.ROOT);
  }

  private void line(String classes, String text, int size, int after) {
    y += size;
    text(classes, MARGIN, y, text);
    y += after;
  }

  private void extend(int right) {
    width = Math.max(width, right + MARGIN);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
