package org.kerastck.report;

/** Text inside XML 1.0; a character that XML cannot say is spelled as in JSON. */
final class XmlText {
  private XmlText() {}

  /** The text for an element or a quoted attribute. */
  static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(character -> append(out, character));
    return out.toString();
  }

  private static void append(StringBuilder out, int character) {
    switch (character) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      // As references, attributes keep them.
      case '\n', '\r', '\t' -> out.append("&#").append(character).append(';');
      default -> {
        if (isCharacter(character)) {
          out.appendCodePoint(character);
        } else {
          out.append("\\u%04x".formatted(character));
        }
      }
    }
  }

  private static boolean isCharacter(int character) {
    return (character >= 0x20 && character <= 0x7e)
        || (character >= 0xa0 && character <= 0xd7ff)
        || (character >= 0xe000 && character <= 0xfffd)
        || character >= 0x10000;
  }
}
