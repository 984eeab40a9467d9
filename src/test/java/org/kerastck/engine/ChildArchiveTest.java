package org.kerastck.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Children use the archive of their own class path, and no other. */
class ChildArchiveTest {
  @TempDir private Path directory;

  @Test
  void theArchiveBesideTheJarIsUsed() throws IOException {
    String jar = directory.resolve("kit.jar").toString();
    Path archive = Files.createFile(ChildArchive.path(jar).orElseThrow());
    assertEquals("-XX:SharedArchiveFile=" + archive, ChildArchive.options(jar).get(0));
  }

  @Test
  void withoutOneOfThisJvmThereIsNoOption() throws IOException {
    Files.createFile(directory.resolve("kit-child-1.1.8.jsa"));
    assertEquals(List.of(), ChildArchive.options(directory.resolve("kit.jar").toString()));
  }

  @Test
  void anotherClassPathHasNoArchive() throws IOException {
    String jar = directory.resolve("kit.jar").toString();
    Files.createFile(ChildArchive.path(jar).orElseThrow());
    assertEquals(List.of(), ChildArchive.options("engine.jar" + File.pathSeparator + jar));
    assertEquals(List.of(), ChildArchive.options(directory.toString()));
  }

  @Test
  void aRehearsalAnswersAndEnds() throws Exception {
    Said rehearsal = java(System.getProperty("java.class.path"), List.of(), ChildRehearsal.class);
    assertEquals(0, rehearsal.status(), rehearsal.text());
    assertFalse(rehearsal.text().contains("No archive"), rehearsal.text());
  }

  @Test
  void anArchiveThatDoesNotFitIsPassedOverInSilence() throws Exception {
    Path jar = jarOf(Greeting.class);
    Path archive = ChildArchive.path(jar.toString()).orElseThrow();
    java(jar.toString(), List.of("-XX:ArchiveClassesAtExit=" + archive), Greeting.class);
    assertTrue(Files.exists(archive));
    Files.setLastModifiedTime(jar, FileTime.fromMillis(0));
    List<String> loud = List.of("-XX:SharedArchiveFile=" + archive);
    assertNotEquals(new Said(0, "good day\n"), java(jar.toString(), loud, Greeting.class));
    List<String> options = ChildArchive.options(jar.toString());
    assertEquals(new Said(0, "good day\n"), java(jar.toString(), options, Greeting.class));
  }

  /** What a process printed to both of its streams, and its exit status. */
  private record Said(int status, String text) {}

  private static Said java(String classPath, List<String> options, Class<?> main)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(ChildJvm.executable()));
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, main.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), text);
  }

  private Path jarOf(Class<?> main) throws IOException {
    String name = main.getName().replace('.', '/') + ".class";
    Path jar = directory.resolve("kit.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        InputStream in = Objects.requireNonNull(main.getResourceAsStream("/" + name))) {
      out.putNextEntry(new JarEntry(name));
      in.transferTo(out);
    }
    return jar;
  }

  /** A program of one class. */
  static final class Greeting {
    private Greeting() {}

    public static void main(String[] args) {
      System.out.println("good day");
    }
  }
}
