package org.kerastck.cli;

/** What the process says when it ends. */
final class ExitStatus {
  /** Every verdict conforms or is in the baseline. */
  static final int CONFORMS = 0;

  /** There are deviations. */
  static final int DEVIATES = 1;

  /** Arguments or fixtures cannot be used. */
  static final int UNUSABLE = 2;

  /** Nobody reads standard output any more: what a shell says of a process that SIGPIPE ended. */
  static final int READER_GONE = 141;

  private ExitStatus() {}
}
