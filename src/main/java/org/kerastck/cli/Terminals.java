package org.kerastck.cli;

import org.jline.nativ.CLibrary;

/** Whether people are watching. */
final class Terminals {
  private static final int STANDARD_ERROR = 2;

  private Terminals() {}

  /** Whether standard error is a terminal; false where that cannot be found out. */
  static boolean isStandardErrorATerminal() {
    try {
      return CLibrary.isatty(STANDARD_ERROR) == 1;
    } catch (LinkageError | RuntimeException e) {
      return false;
    }
  }
}
