package org.kerastck.report;

import java.util.regex.Pattern;

/** A value in a CSV that people open in spreadsheets. */
final class CsvCell {
  private static final Pattern FORMULA = Pattern.compile("[=+\\-@\\t\\r].*", Pattern.DOTALL);
  private static final Pattern NUMBER =
      Pattern.compile("-?(\\d+(\\.\\d+)?([eE][-+]?\\d+)?|Infinity)");

  private CsvCell() {}

  /**
   * The value's text. What an engine or a fixture says is not ours: a text that a spreadsheet would
   * run as a formula gets an apostrophe before it; numbers stay as they are.
   */
  static String of(Object value) {
    String text = value.toString();
    boolean isFormula = FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches();
    return isFormula ? "'" + text : text;
  }
}
