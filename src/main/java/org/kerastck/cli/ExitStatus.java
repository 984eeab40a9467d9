package org.kerastck.cli;

/** What the process says when it ends. */
final class ExitStatus {
  /** Every verdict conforms or is in the baseline. */
  static final int CONFORMS = 0;

  /** There are deviations. */
  static final int DEVIATES = 1;

  /** Arguments or fixtures cannot be used. */
  static final int UNUSABLE = 2;

  private ExitStatus() {}
}
