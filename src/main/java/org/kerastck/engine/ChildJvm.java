package org.kerastck.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts JVMs on this one's class path. */
final class ChildJvm {
  private ChildJvm() {}

  /**
   * Starts a JVM that serves the engine.
   *
   * @throws IOException where it does not start, or this JVM is shutting down
   */
  static GuardedProcess start(Class<? extends ConvolutionEngine> engine, ChildFiles files)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command(engine, files))
            .redirectErrorStream(true)
            .directory(files.directory().toFile());
    // Two OpenMP threads on a busy machine make a call of 20 microseconds take milliseconds.
    builder.environment().put("OMP_NUM_THREADS", "1");
    return GuardedProcess.start(builder);
  }

  private static List<String> command(Class<? extends ConvolutionEngine> engine, ChildFiles files) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx512m");
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:-CreateCoredumpOnCrash");
    command.add("-XX:-UsePerfData");
    command.add("-XX:ErrorFile=" + files.errorFile());
    if (Runtime.version().feature() >= 22) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    String classPath = EngineDirectory.classPath(engine);
    command.addAll(ChildArchive.options(classPath));
    command.add("-cp");
    command.add(classPath);
    command.add(ChildMain.class.getName());
    command.add(engine.getName());
    command.add(files.socket().toString());
    command.add(files.journal().toString());
    return command;
  }
}
