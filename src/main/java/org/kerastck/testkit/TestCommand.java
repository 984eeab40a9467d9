package org.kerastck.testkit;

import java.nio.file.Files;
import java.nio.file.Path;

/** How a case is run again in the build that runs the test class. */
final class TestCommand {
  private TestCommand() {}

  /** The command up to the case: by Maven, where the build has a {@code pom.xml}. */
  static String of(Class<? extends ConformanceTest> test, Path build) {
    String beginning =
        Files.exists(build.resolve("pom.xml"))
            ? "%s test -Dtest=%s"
                .formatted(
                    Files.exists(build.resolve("mvnw")) ? "./mvnw" : "mvn", test.getSimpleName())
            : "%s with JVM options".formatted(test.getSimpleName());
    return beginning + " -Dkeras.case=";
  }
}
