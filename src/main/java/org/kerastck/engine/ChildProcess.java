package org.kerastck.engine;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import org.kerastck.fixture.Call;

/** A conversation with one child JVM. */
final class ChildProcess implements Child {
  /** How long a JVM may take to start on a busy machine, before any case. */
  private static final Duration START_LIMIT = Duration.ofMinutes(2);

  private final ChildFiles files;
  private final GuardedProcess jvm;
  private final SocketChannel socket;
  private final DataInputStream in;
  private final DataOutputStream out;

  private ChildProcess(ChildFiles files, GuardedProcess jvm, SocketChannel socket) {
    this.files = files;
    this.jvm = jvm;
    this.socket = socket;
    this.in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(socket)));
    this.out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(socket)));
  }

  /**
   * Starts a JVM, and waits until it has connected and greeted.
   *
   * @throws IOException where it does not; nothing is left of it then
   */
  static ChildProcess launch(Class<? extends ConvolutionEngine> engine) throws IOException {
    ChildFiles files = ChildFiles.create();
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(files.socket()));
      return connect(files, ChildJvm.start(engine, files), server);
    } catch (IOException e) {
      files.delete();
      throw e;
    }
  }

  private static ChildProcess connect(
      ChildFiles files, GuardedProcess jvm, ServerSocketChannel server) throws IOException {
    // A child that dies before it connects would leave accept waiting: closing the server ends it.
    CompletableFuture<Void> exit = jvm.onExit().thenRun(() -> closeQuietly(server));
    ScheduledFuture<?> limit = jvm.killAfter(START_LIMIT);
    try {
      ChildProcess child = new ChildProcess(files, jvm, server.accept());
      child.in.readByte();
      return child;
    } catch (IOException e) {
      String death =
          jvm.wasTimedOut()
              ? "it did not start within " + START_LIMIT.toSeconds() + " s"
              : describeDeath(files, jvm);
      jvm.close();
      throw new IOException(death, e);
    } finally {
      limit.cancel(false);
      exit.cancel(false);
    }
  }

  @Override
  public Outcome call(Call call, Duration timeLimit) throws IOException {
    ScheduledFuture<?> limit = jvm.killAfter(timeLimit);
    try {
      CallCodec.write(out, call);
      out.flush();
      Outcome outcome = readOutcome();
      if (!limit.cancel(false)) {
        // The watchdog was faster by a hair. Were this answer taken, the next case would find the
        // child dead and be blamed for it.
        throw new IOException("answered at the time limit");
      }
      return outcome;
    } finally {
      limit.cancel(false);
    }
  }

  private Outcome readOutcome() throws IOException {
    try {
      return OutcomeCodec.read(in);
    } catch (RuntimeException e) {
      throw new NoAnswerException("not an answer: " + e.getMessage());
    }
  }

  @Override
  public GuardedProcess process() {
    return jvm;
  }

  /** How the child ended, with what it was told last. */
  @Override
  public Outcome.Crash crash(Call call, IOException failure) {
    if (failure instanceof NoAnswerException) {
      jvm.kill();
      return new Outcome.Crash(String.valueOf(failure.getMessage()));
    }
    String death = describeDeath(files, jvm);
    Optional<String> journaled = files.journaledCase();
    boolean begun = journaled.isPresent() && journaled.get().equals(call.id());
    return new Outcome.Crash(begun ? death : death + ", before the case began");
  }

  @Override
  public void close() {
    closeQuietly(socket);
    jvm.close();
    files.delete();
  }

  private static String describeDeath(ChildFiles files, GuardedProcess jvm) {
    String death = jvm.describeDeath();
    return files.reportedDeath().orElse(death);
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
