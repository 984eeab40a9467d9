package org.kerastck.cli;

/** What makes a run end with exit status 1. */
enum FailOn {
  /** A failure that is not in the baseline, or a baseline entry that no longer fails. */
  NEW,
  /** The same, and a failure that is in the baseline. */
  ANY,
  /** Nothing. */
  NEVER
}
