package org.kerastck.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import org.kerastck.report.Reproduction;

/** How a case is run again in the build that runs the test class. */
final class TestCommand {
  private TestCommand() {}

  static Reproduction of(Class<? extends ConformanceTest> test) {
    return of(test, Path.of(""));
  }

  /** By Maven, where the build has a {@code pom.xml}. */
  static Reproduction of(Class<? extends ConformanceTest> test, Path build) {
    String beginning =
        Files.exists(build.resolve("pom.xml"))
            ? "%s test -Dtest=%s"
                .formatted(
                    Files.exists(build.resolve("mvnw")) ? "./mvnw" : "mvn", test.getSimpleName())
            : "%s with JVM options".formatted(test.getSimpleName());
    return engine -> beginning + " -Dkeras.case=";
  }
}
