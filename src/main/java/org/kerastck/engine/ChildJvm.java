package org.kerastck.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** The process of a child JVM, which does not outlive this one, and why it was killed. */
final class ChildJvm implements AutoCloseable {
  private static final ScheduledExecutorService WATCHDOG =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "keras-tck-watchdog");
            thread.setDaemon(true);
            return thread;
          });

  private final ChildFiles files;
  private final Process process;
  private final Thread killer = new Thread(this::killAtShutdown, "keras-tck-killer");
  private volatile boolean timedOut;
  private volatile boolean runEnding;

  private ChildJvm(ChildFiles files, Process process) {
    this.files = files;
    this.process = process;
  }

  /**
   * Starts a JVM on this one's class path.
   *
   * @throws IOException where it does not start, or this JVM is shutting down
   */
  static ChildJvm start(Class<? extends ConvolutionEngine> engine, ChildFiles files)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command(engine, files))
            .redirectErrorStream(true)
            .redirectOutput(files.log().toFile())
            .directory(files.directory().toFile());
    // Two OpenMP threads on a busy machine make a call of 20 microseconds take milliseconds.
    builder.environment().put("OMP_NUM_THREADS", "1");
    ChildJvm jvm = new ChildJvm(files, builder.start());
    try {
      Runtime.getRuntime().addShutdownHook(jvm.killer);
      return jvm;
    } catch (IllegalStateException e) {
      jvm.close();
      throw new IOException("the run was told to end", e);
    }
  }

  /** Kills it after that time, unless the answer is cancelled before. */
  ScheduledFuture<?> killAfter(Duration timeLimit) {
    return WATCHDOG.schedule(this::killInTime, timeLimit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Done when it has ended. */
  CompletableFuture<Process> onExit() {
    return process.onExit();
  }

  /** Whether it was killed at a time limit. */
  boolean wasTimedOut() {
    return timedOut;
  }

  /** Whether it was killed because this JVM is shutting down. */
  boolean isRunEnding() {
    return runEnding;
  }

  /** The id of the case that it began last. */
  Optional<String> journaledCase() {
    return files.journaledCase();
  }

  /** How it ended, in words; waits until it has. */
  String describeDeath() {
    return files.describeDeath(process);
  }

  /** Waits a moment for its end, ends it otherwise, and removes its files. */
  @Override
  public void close() {
    boolean interrupted = false;
    try {
      if (!process.waitFor(2, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      interrupted = true;
    }
    try {
      Runtime.getRuntime().removeShutdownHook(killer);
    } catch (IllegalStateException e) {
      // The hook is running, and kills what is dead already.
      assert !process.isAlive() || interrupted;
    }
    files.delete();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void killInTime() {
    timedOut = true;
    process.destroyForcibly();
  }

  private void killAtShutdown() {
    runEnding = true;
    process.destroyForcibly();
  }

  private static List<String> command(Class<? extends ConvolutionEngine> engine, ChildFiles files) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx512m");
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:-CreateCoredumpOnCrash");
    command.add("-XX:ErrorFile=" + files.errorFile());
    if (Runtime.version().feature() >= 22) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.add("-cp");
    command.add(EngineDirectory.classPath(engine));
    command.add(ChildMain.class.getName());
    command.add(engine.getName());
    command.add(files.socket().toString());
    command.add(files.journal().toString());
    return command;
  }
}
