package org.kerastck.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that prints and ends well. */
final class Programs {
  private Programs() {}

  static String run(Path directory, List<String> command, Map<String, String> variables)
      throws Exception {
    Path out = directory.resolve("out.txt");
    Path err = directory.resolve("err.txt");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().putAll(variables);
    Process process = builder.start();
    assertTrue(process.waitFor(5, TimeUnit.MINUTES), "ends in time");
    assertEquals(0, process.exitValue(), Files.readString(err));
    return Files.readString(out);
  }
}
