package org.kerastck.run;

import java.util.Locale;

/** Numbers in tables on a terminal. */
final class Numbers {
  private Numbers() {}

  /** With commas between thousands, and a dash for none. */
  static String cell(int count) {
    return count == 0 ? "-" : String.format(Locale.ROOT, "%,d", count);
  }
}
