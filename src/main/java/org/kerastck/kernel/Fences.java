package org.kerastck.kernel;

import java.util.List;

/** Fences between loads, by which microkernels keep HotSpot from loading too much at once. */
final class Fences {
  /** Whether they are no instructions: only on x86, whose loads never pass one another. */
  static final boolean ARE_FREE =
      List.of("amd64", "x86_64").contains(System.getProperty("os.arch"));

  private Fences() {}
}
