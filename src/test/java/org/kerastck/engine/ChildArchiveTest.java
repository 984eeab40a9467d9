package org.kerastck.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Children use the archive of their own class path, and no other. */
class ChildArchiveTest {
  @TempDir private Path directory;

  @Test
  void theArchiveBesideTheJarIsUsed() throws IOException {
    Path archive = Files.createFile(directory.resolve("kit-child.jsa"));
    assertEquals(
        List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:disable"),
        ChildArchive.options(directory.resolve("kit.jar").toString()));
  }

  @Test
  void withoutAnArchiveThereIsNoOption() {
    assertEquals(List.of(), ChildArchive.options(directory.resolve("kit.jar").toString()));
  }

  @Test
  void anotherClassPathHasNoArchive() throws IOException {
    Files.createFile(directory.resolve("kit-child.jsa"));
    String jar = directory.resolve("kit.jar").toString();
    assertEquals(List.of(), ChildArchive.options("engine.jar" + File.pathSeparator + jar));
    assertEquals(List.of(), ChildArchive.options(directory.toString()));
  }

  @Test
  void aRehearsalAnswersAndEnds() throws Exception {
    Process rehearsal =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ChildRehearsal.class.getName())
            .redirectErrorStream(true)
            .start();
    String said = new String(rehearsal.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, rehearsal.waitFor(), said);
    assertFalse(said.contains("No archive"), said);
  }

  @Test
  void anArchiveThatDoesNotFitIsPassedOver() throws Exception {
    Path archive = Files.writeString(directory.resolve("kit-child.jsa"), "no archive");
    Process jvm =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:SharedArchiveFile=" + archive,
                "-Xlog:disable",
                "-version")
            .redirectErrorStream(true)
            .start();
    String said = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, jvm.waitFor(), said);
    assertTrue(said.contains("version"), said);
  }
}
