package org.kerastck.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** A child process that does not outlive this one, and why it was killed. */
final class GuardedProcess implements AutoCloseable {
  private static final Map<Integer, String> SIGNALS =
      Map.of(
          128 + 4, " (SIGILL)",
          128 + 6, " (SIGABRT)",
          128 + 8, " (SIGFPE)",
          128 + 9, " (SIGKILL)",
          128 + 11, " (SIGSEGV)",
          128 + 15, " (SIGTERM)");

  /** Whether this JVM is shutting down, which is so once and for all. */
  private static final AtomicBoolean RUN_ENDING = new AtomicBoolean();

  private static final ScheduledExecutorService WATCHDOG =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "keras-tck-watchdog");
            thread.setDaemon(true);
            return thread;
          });

  private final Process process;
  private final OutputTail tail;
  private final Thread killer = new Thread(this::killAtShutdown, "keras-tck-killer");
  private volatile boolean timedOut;

  private GuardedProcess(Process process, OutputTail tail) {
    this.process = process;
    this.tail = tail;
  }

  /**
   * Starts a process. Its standard output and error are read where they are one; otherwise the
   * output is the caller's to read.
   *
   * @throws IOException where it does not start, or this JVM is shutting down
   */
  static GuardedProcess start(ProcessBuilder builder) throws IOException {
    Process process = builder.start();
    Reaper.add(process);
    InputStream unread =
        builder.redirectErrorStream() ? process.getInputStream() : process.getErrorStream();
    GuardedProcess guarded = new GuardedProcess(process, OutputTail.of(unread));
    try {
      Runtime.getRuntime().addShutdownHook(guarded.killer);
      return guarded;
    } catch (IllegalStateException e) {
      RUN_ENDING.set(true);
      guarded.kill();
      guarded.close();
      throw new IOException("the run was told to end", e);
    }
  }

  /** What it prints. */
  InputStream output() {
    return process.getInputStream();
  }

  /** What it reads. */
  OutputStream input() {
    return process.getOutputStream();
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

  /**
   * To be asked before an engine is blamed for the end of a child.
   *
   * @throws StoppedException where this JVM is shutting down, and kills its children itself
   */
  static void checkRunGoesOn() {
    if (RUN_ENDING.get()) {
      throw new StoppedException();
    }
  }

  /** Ends it now, and what it has started. */
  void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  /** How it ended, in words: its exit code and its last words; waits until it has. */
  String describeDeath() {
    int exit;
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        kill();
      }
      exit = process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted while waiting for the engine's process to end";
    }
    String words = tail.lastWords();
    return "the engine's process ended with exit code %d%s%s"
        .formatted(exit, SIGNALS.getOrDefault(exit, ""), words.isEmpty() ? "" : ": " + words);
  }

  /** Waits a moment for its end, and ends it otherwise. */
  @Override
  public void close() {
    boolean interrupted = false;
    try {
      if (!process.waitFor(2, TimeUnit.SECONDS)) {
        kill();
        process.waitFor();
      }
    } catch (InterruptedException e) {
      kill();
      interrupted = true;
    }
    Reaper.remove(process);
    try {
      Runtime.getRuntime().removeShutdownHook(killer);
    } catch (IllegalStateException e) {
      // The hook is running, and kills what is dead already.
      assert !process.isAlive() || interrupted;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void killInTime() {
    timedOut = true;
    kill();
  }

  private void killAtShutdown() {
    RUN_ENDING.set(true);
    kill();
  }
}
