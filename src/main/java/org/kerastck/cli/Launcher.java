package org.kerastck.cli;

/**
 * What the jar starts: it needs no library itself, and so can say that they are missing. The build
 * leaves them in {@code lib}, beside the jar.
 */
public final class Launcher {
  private Launcher() {}

  /** Runs the command line, where its libraries are there. */
  public static void main(String[] args) {
    try {
      Main.main(args);
    } catch (NoClassDefFoundError e) {
      System.err.println(
          "keras-tck: A library is missing (%s). Expected: the directory lib of the build, beside keras-tck.jar."
              .formatted(e.getMessage()));
      System.exit(ExitStatus.UNUSABLE);
    }
  }
}
