package org.kerastck.report;

/** The commands that run one case again; an id that a shell could misread is quoted. */
public final class Reproduction {
  private Reproduction() {}

  /** On the command line. */
  public static String command(String engine, String caseId) {
    return beginning(engine) + argument(caseId);
  }

  /** The same up to the case, which follows as an {@link #argument}. */
  static String beginning(String engine) {
    return "java -jar target/keras-tck.jar run --engine %s --case ".formatted(argument(engine));
  }

  /** In the JUnit matrix. */
  public static String test(String caseId) {
    return "./mvnw test -Dtest=ConformanceMatrixTest -Dkeras.case=%s".formatted(argument(caseId));
  }

  static String argument(String text) {
    return text.matches("[A-Za-z0-9._-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
