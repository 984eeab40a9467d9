package org.kerastck.report;

/** Text inside GitHub's Markdown, a table cell included: nothing in it is markup. */
final class MarkdownText {
  private static final int LONGEST = 400;

  /** A command that is cut is none. */
  private static final int LONGEST_CODE = 2000;

  private static final String MARKS = "&<>\"|`*[]\\~#!@$_";

  private MarkdownText() {}

  /** One line, cut where it is too long. */
  static String escaped(String text) {
    return escaped(text, LONGEST);
  }

  private static String escaped(String text, int longest) {
    StringBuilder out = new StringBuilder();
    String shown = text.length() > longest ? text.substring(0, longest) + "…" : text;
    for (int i = 0; i < shown.length(); i++) {
      char character = shown.charAt(i);
      if (Character.isISOControl(character) || character == '\u2028' || character == '\u2029') {
        out.append(' ');
      } else if (MARKS.indexOf(character) >= 0 && !(character == '_' && isInsideAWord(shown, i))) {
        out.append("&#").append((int) character).append(';');
      } else {
        out.append(character);
      }
    }
    return out.toString();
  }

  /** The same in a code span. */
  static String code(String text) {
    return "<code>" + escaped(text, LONGEST_CODE) + "</code>";
  }

  private static boolean isInsideAWord(String text, int position) {
    return position > 0
        && position + 1 < text.length()
        && Character.isLetterOrDigit(text.charAt(position - 1))
        && Character.isLetterOrDigit(text.charAt(position + 1));
  }
}
