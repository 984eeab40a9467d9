package org.kerastck.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kerastck.engine.ConvolutionEngine;
import org.kerastck.engine.wrong.AllZeros;
import org.kerastck.engine.wrong.DiesAtStart;
import org.kerastck.engine.wrong.HangsAtStart;
import org.kerastck.engine.wrong.Mortal;
import org.kerastck.engine.wrong.Unruly;
import org.kerastck.report.Reproduction;
import org.kerastck.tool.Tool;

/**
 * The command line in real processes, which work in a directory of the test and know its engines.
 */
record Kit(Path directory) {

  /** What a process left: its exit status and what it printed. */
  record Ended(int status, String out, String err) {}

  /** Makes the directories that {@link #run} needs. */
  static Kit in(Path directory) throws IOException {
    Path services = Files.createDirectories(directory.resolve("engines/META-INF/services"));
    Files.write(
        services.resolve(ConvolutionEngine.class.getName()),
        List.of(
            AllZeros.class.getName(),
            Unruly.class.getName(),
            DiesAtStart.class.getName(),
            HangsAtStart.class.getName(),
            Mortal.class.getName()));
    Files.createDirectories(directory.resolve("tmp"));
    return new Kit(directory);
  }

  /** Variables by which CI systems divide tests: this build's own may be divided. */
  private static final List<String> SHARDING =
      List.of(
          "TEST_SHARD_INDEX",
          "TEST_TOTAL_SHARDS",
          "TEST_SHARD_STATUS_FILE",
          "CI_NODE_INDEX",
          "CI_NODE_TOTAL",
          "CIRCLE_NODE_INDEX",
          "CIRCLE_NODE_TOTAL");

  /** Runs the command line to its end. */
  Ended run(String... arguments) throws IOException, InterruptedException {
    return end(start(List.of(), arguments));
  }

  /** The same with options for the JVM. */
  Ended run(List<String> options, String... arguments) throws IOException, InterruptedException {
    return end(start(options, arguments));
  }

  /** Runs the command line with these variables. */
  Ended run(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    return end(start(environment, List.of(), arguments));
  }

  /** Runs the command line as one whom permissions bind, which root is not. */
  Ended runWithoutPrivileges(String... arguments) throws IOException, InterruptedException {
    ProcessBuilder builder = builder(Map.of(), List.of(), arguments);
    builder
        .command()
        .addAll(
            0,
            List.of(
                Tool.SETPRIV.orSkip().toString(),
                "--bounding-set",
                "-dac_override,-dac_read_search"));
    return end(builder.start());
  }

  /** Runs the command line on a terminal, on which it prints all that it has to say. */
  Ended runOnTerminal(String... arguments) throws IOException, InterruptedException {
    ProcessBuilder builder = builder(Map.of(), List.of(), arguments);
    String command =
        builder.command().stream().map(Reproduction::quoted).collect(Collectors.joining(" "));
    return end(
        builder.command(Tool.SCRIPT.orSkip().toString(), "-qec", command, "/dev/null").start());
  }

  /** Starts the command line. */
  Process start(List<String> options, String... arguments) throws IOException {
    return start(Map.of(), options, arguments);
  }

  /** Starts the command line, which prints to a file. */
  Process start(List<String> options, Path out, String... arguments) throws IOException {
    return builder(Map.of(), options, arguments).redirectOutput(out.toFile()).start();
  }

  /** Starts the command line, which prints to the test. */
  Process startPiped(String... arguments) throws IOException {
    return builder(Map.of(), List.of(), arguments)
        .redirectOutput(ProcessBuilder.Redirect.PIPE)
        .start();
  }

  private Process start(Map<String, String> environment, List<String> options, String... arguments)
      throws IOException {
    return builder(environment, options, arguments).start();
  }

  private ProcessBuilder builder(
      Map<String, String> environment, List<String> options, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-Djava.io.tmpdir=" + directory.resolve("tmp"));
    if (Runtime.version().feature() >= 22) {
      // As the jar's manifest says; a class path has none.
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.addAll(options);
    command.add("-cp");
    command.add(
        directory.resolve("engines") + File.pathSeparator + System.getProperty("java.class.path"));
    command.add(Main.class.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(directory.resolve("out").toFile())
            .redirectError(directory.resolve("err").toFile());
    builder.environment().keySet().removeAll(SHARDING);
    builder.environment().putAll(environment);
    return builder;
  }

  /** Waits for the end. */
  Ended end(Process process) throws IOException, InterruptedException {
    int status = process.waitFor();
    return new Ended(
        status,
        Files.exists(directory.resolve("out")) ? Files.readString(directory.resolve("out")) : "",
        Files.readString(directory.resolve("err")));
  }

  /** Where the tests have their reports. */
  Path report() {
    return directory.resolve("report");
  }

  /** The names of what is in the report's directory; none where there is no such directory. */
  List<String> reportFiles() throws IOException {
    return Files.exists(report()) ? names(report()) : List.of();
  }

  /** The names of the temporary files that a process left. */
  List<String> temporaryFiles() throws IOException {
    return names(directory.resolve("tmp"));
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
