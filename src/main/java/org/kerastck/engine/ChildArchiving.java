package org.kerastck.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes the {@link ChildArchive} of the jar that it is run from, with the options of a child. */
final class ChildArchiving {
  private static final String USED =
      "org.nd4j.linalg.factory.Nd4j source: shared objects file (top)";

  private ChildArchiving() {}

  /**
   * Makes the archive; with {@code check}, holds instead that a child takes it, and ends with exit
   * status 1 where that is not so.
   *
   * @param args none, or {@code check}
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    String classPath = System.getProperty("java.class.path");
    Path archive = ChildArchive.path(classPath).orElseThrow();
    if (args.length == 0) {
      System.err.print(
          rehearse(
              classPath,
              List.of("-XX:+IgnoreUnrecognizedVMOptions", "-XX:ArchiveClassesAtExit=" + archive),
              ChildArchive.quiet()));
    } else if (!isTaken(classPath)) {
      System.err.println("A child does not take the archive of its classes: " + archive);
      System.exit(1);
    }
  }

  private static boolean isTaken(String classPath) throws IOException, InterruptedException {
    Path log = Files.createTempFile("keras-tck-", ".log");
    try {
      List<String> logging = List.of("-Xlog:class+load:file=" + log);
      System.err.print(rehearse(classPath, ChildArchive.options(classPath), logging));
      return Files.readString(log).contains(USED);
    } finally {
      Files.delete(log);
    }
  }

  /** What the JVM says. */
  private static String rehearse(String classPath, List<String> archive, List<String> logging)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(ChildJvm.executable());
    command.addAll(ChildJvm.options());
    command.addAll(archive);
    command.addAll(logging);
    command.addAll(List.of("-cp", classPath, ChildRehearsal.class.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(said);
    }
    return said;
  }
}
