package org.kerastck.engine;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.kerastck.fixture.LayerCall;

/** One child JVM, its socket, and the directory where it leaves its journal and its logs. */
final class ChildProcess implements AutoCloseable {
  private static final ScheduledExecutorService WATCHDOG =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "keras-tck-watchdog");
            thread.setDaemon(true);
            return thread;
          });

  private final ChildFiles files;
  private final Process process;
  private final Thread killer;
  private final SocketChannel socket;
  private final DataInputStream in;
  private final DataOutputStream out;
  private volatile boolean timedOut;

  private ChildProcess(ChildFiles files, Process process, Thread killer, SocketChannel socket) {
    this.files = files;
    this.process = process;
    this.killer = killer;
    this.socket = socket;
    this.in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(socket)));
    this.out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(socket)));
  }

  /** Starts a JVM on this one's class path, and waits until it has connected. */
  static ChildProcess launch(Class<? extends ConvolutionEngine> engine, Duration timeLimit)
      throws IOException {
    ChildFiles files = ChildFiles.create();
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(files.socket()));
      Process process = start(engine, files);
      Thread killer = new Thread(process::destroyForcibly);
      Runtime.getRuntime().addShutdownHook(killer);
      // A child that dies before it connects would leave accept waiting: closing the server ends
      // it.
      CompletableFuture<Void> exit = process.onExit().thenRun(() -> closeQuietly(server));
      ScheduledFuture<?> limit = killAfter(process, timeLimit);
      try {
        ChildProcess child = new ChildProcess(files, process, killer, server.accept());
        child.in.readByte();
        return child;
      } catch (ClosedChannelException e) {
        String death = files.describeDeath(process);
        Runtime.getRuntime().removeShutdownHook(killer);
        files.delete();
        throw new IOException(death, e);
      } finally {
        limit.cancel(false);
        exit.cancel(false);
      }
    }
  }

  /**
   * Sends one call and waits for its outcome.
   *
   * @throws IOException where the child dies, or is killed at the time limit
   */
  Outcome call(LayerCall call, Duration timeLimit) throws IOException {
    ScheduledFuture<?> limit =
        WATCHDOG.schedule(
            () -> {
              timedOut = true;
              process.destroyForcibly();
            },
            timeLimit.toMillis(),
            TimeUnit.MILLISECONDS);
    try {
      CallCodec.writeCall(out, call);
      out.flush();
      return CallCodec.readOutcome(in);
    } finally {
      limit.cancel(false);
    }
  }

  /** Whether the child was killed because it did not answer in time. */
  boolean wasTimedOut() {
    return timedOut;
  }

  /** The id of the case that the child began last. */
  Optional<String> journaledCase() {
    return files.journaledCase();
  }

  /** How the child ended, in words; waits until it has. */
  String describeDeath() {
    return files.describeDeath(process);
  }

  @Override
  public void close() {
    closeQuietly(socket);
    try {
      if (!process.waitFor(2, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      Runtime.getRuntime().removeShutdownHook(killer);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } catch (IllegalStateException e) {
      // The run is shutting down: the hook is killing the child already.
      process.destroyForcibly();
    }
    files.delete();
  }

  private static Process start(Class<? extends ConvolutionEngine> engine, ChildFiles files)
      throws IOException {
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
    command.add(absoluteClassPath());
    command.add(ChildMain.class.getName());
    command.add(engine.getName());
    command.add(files.socket().toString());
    command.add(files.journal().toString());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(files.log().toFile())
            .directory(files.directory().toFile());
    // Two OpenMP threads on a busy machine make a call of 20 microseconds take milliseconds.
    builder.environment().put("OMP_NUM_THREADS", "1");
    return builder.start();
  }

  /** This JVM's class path; the child has another working directory. */
  private static String absoluteClassPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static ScheduledFuture<?> killAfter(Process process, Duration timeLimit) {
    return WATCHDOG.schedule(process::destroyForcibly, timeLimit.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void closeQuietly(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      // Nothing is lost: the process is what matters, and it is ended otherwise.
      assert closeable != null;
    }
  }
}
