package org.kerastck.engine;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.kerastck.fixture.Call;

/**
 * The other side of {@link ChildEngine}: answers layer calls until its socket closes. Before each
 * call it writes the case's id to the journal, so that a death can be laid to a case.
 */
final class ChildMain {
  private ChildMain() {}

  /**
   * Serves one engine.
   *
   * @param args the engine's class name, the socket to connect to, and the journal to write
   */
  public static void main(String[] args) throws IOException {
    ConvolutionEngine engine;
    try {
      engine =
          Class.forName(args[0])
              .asSubclass(ConvolutionEngine.class)
              .getDeclaredConstructor()
              .newInstance();
      engine.warmUp();
    } catch (Exception | LinkageError e) {
      // The parent quotes the last line of this JVM's log: a stack trace would hide the reason.
      Throwable cause = e.getCause() == null ? e : e.getCause();
      System.err.println(Refusals.describe(cause));
      System.exit(1);
      return;
    }
    try (SocketChannel socket = SocketChannel.open(UnixDomainSocketAddress.of(args[1]));
        FileChannel journal =
            FileChannel.open(
                Path.of(args[2]), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        engine) {
      serve(engine, socket, journal);
    }
  }

  private static void serve(ConvolutionEngine engine, SocketChannel socket, FileChannel journal)
      throws IOException {
    DataInputStream in =
        new DataInputStream(new BufferedInputStream(Channels.newInputStream(socket)));
    DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(socket)));
    out.writeByte('H');
    out.flush();
    while (true) {
      Call call;
      try {
        call = CallCodec.read(in);
      } catch (EOFException e) {
        return;
      }
      journal(journal, call.id());
      OutcomeCodec.write(out, outcome(engine, call));
      out.flush();
    }
  }

  private static Outcome outcome(ConvolutionEngine engine, Call call) {
    try {
      return EngineCall.outcome(engine, call);
    } catch (OutOfMemoryError e) {
      return EngineCall.crash(e); // The heap here is the engine's alone.
    }
  }

  private static void journal(FileChannel journal, String id) throws IOException {
    byte[] line = (id + "\n").getBytes(StandardCharsets.UTF_8);
    journal.write(ByteBuffer.wrap(line), 0);
  }
}
