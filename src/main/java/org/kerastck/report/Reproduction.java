package org.kerastck.report;

/**
 * How a case is run again, as a command to paste into a shell. An id that a shell could misread is
 * quoted.
 */
@FunctionalInterface
public interface Reproduction {
  /** By the command line. */
  Reproduction COMMAND_LINE =
      engine -> "java -jar target/keras-tck.jar run --engine %s --case ".formatted(quoted(engine));

  /** The command up to the case, which follows {@link #quoted}. */
  String beginning(String engine);

  /** What is added to a run so that it rewrites the engine's baseline. */
  default String baselineUpdate() {
    return "--update-baseline";
  }

  /** The command that runs one case again. */
  default String command(String engine, String caseId) {
    return beginning(engine) + quoted(caseId);
  }

  /** An argument that a shell reads as it is. */
  static String quoted(String text) {
    return text.matches("[A-Za-z0-9@._-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
