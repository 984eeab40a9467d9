package org.kerastck.run;

import java.io.PrintWriter;

/**
 * Text in lines of 80 columns, broken at spaces; a word that is longer stays whole, to be pasted.
 */
public final class Wrapped {
  private static final int WIDTH = 80;

  private Wrapped() {}

  /** The same, with breaks of lines in the text taken for spaces. */
  public static void printParagraph(PrintWriter out, String indent, String text) {
    print(out, indent, text.replaceAll("\\s*\\R\\s*", " "));
  }

  /** Prints the text; what stands before it in the first line indents the others. */
  public static void print(PrintWriter out, String indent, String text) {
    StringBuilder line = new StringBuilder(indent);
    for (String word : text.split(" ", -1)) {
      if (line.length() + word.length() > WIDTH && line.length() > indent.length()) {
        out.println(line.toString().stripTrailing());
        line = new StringBuilder(" ".repeat(indent.length()));
      }
      line.append(word).append(' ');
    }
    out.println(line.toString().stripTrailing());
  }
}
