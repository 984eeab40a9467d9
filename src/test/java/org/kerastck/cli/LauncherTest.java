package org.kerastck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LauncherTest {

  /** As of a jar that was moved without the directory beside it. */
  @Test
  void librariesThatAreMissingAreNamedInOneLine() throws Exception {
    Path classes =
        Path.of(Launcher.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classes.toString(),
                Launcher.class.getName(),
                "run")
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(
        "keras-tck: A library is missing (picocli/CommandLine$TypeConversionException). Expected:"
            + " the directory lib of the build, beside keras-tck.jar.\n",
        said);
    assertEquals(2, process.waitFor());
  }
}
