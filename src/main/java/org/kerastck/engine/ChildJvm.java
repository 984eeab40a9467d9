package org.kerastck.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
    setVariables(builder.environment());
    return GuardedProcess.start(builder);
  }

  /** Sets what libraries read from a process's variables. */
  static void setVariables(Map<String, String> environment) {
    // Two OpenMP threads on a busy machine make a call of 20 microseconds take milliseconds.
    environment.put("OMP_NUM_THREADS", "1");
    // TensorFlow's default goes by the processor, and without oneDNN it knows no channels first.
    environment.putIfAbsent("TF_ENABLE_ONEDNN_OPTS", "1");
  }

  private static List<String> command(Class<? extends ConvolutionEngine> engine, ChildFiles files) {
    String classPath = EngineDirectory.classPath(engine);
    List<String> command = new ArrayList<>();
    command.add(executable());
    command.addAll(options());
    command.add("-XX:ErrorFile=" + files.errorFile());
    command.addAll(ChildArchive.options(classPath));
    command.add("-cp");
    command.add(classPath);
    command.add(ChildMain.class.getName());
    command.add(engine.getName());
    command.add(files.socket().toString());
    command.add(files.journal().toString());
    return command;
  }

  /** The program that runs this JVM. */
  static String executable() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Options of every child; an archive of classes serves those alone that have the same. */
  static List<String> options() {
    List<String> options = new ArrayList<>();
    options.add("-Xmx512m");
    options.add("-XX:+UseSerialGC");
    options.add("-XX:TieredStopAtLevel=1");
    options.add("-XX:-CreateCoredumpOnCrash");
    options.add("-XX:-UsePerfData");
    if (Runtime.version().feature() >= 22) {
      options.add("--enable-native-access=ALL-UNNAMED");
    }
    if (Runtime.version().feature() >= 23) {
      // Or each child begins with four lines about JavaCPP.
      options.add("--sun-misc-unsafe-memory-access=allow");
    }
    return options;
  }
}
