package org.kerastck.report;

/** The commands that run one case again. */
public final class Reproduction {
  private Reproduction() {}

  /** On the command line. */
  public static String command(String engine, String caseId) {
    return "java -jar target/keras-tck.jar run --engine %s --case %s".formatted(engine, caseId);
  }

  /** In the JUnit matrix. */
  public static String test(String caseId) {
    return "./mvnw test -Dtest=ConformanceMatrixTest -Dkeras.case=%s".formatted(caseId);
  }
}
