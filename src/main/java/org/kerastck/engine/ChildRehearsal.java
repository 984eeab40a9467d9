package org.kerastck.engine;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.kerastck.fixture.Call;
import org.kerastck.fixture.GradientCall;
import org.kerastck.fixture.LayerCall;
import org.kerastck.fixture.LayerConfiguration;
import org.kerastck.fixture.Weights;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/**
 * What every child JVM of ND4J does, done once by a JVM that {@link ChildArchiving} starts, and
 * whose classes it keeps.
 */
final class ChildRehearsal {
  private ChildRehearsal() {}

  /**
   * Rehearses. Where that is not possible a line says so, and children start without an archive.
   *
   * @param args none
   */
  public static void main(String[] args) {
    try {
      // In ChildMain a failure ends the JVM, and with it the build.
      new Nd4jEngine().warmUp();
      rehearse(Nd4jEngine.class, calls());
    } catch (Exception | LinkageError e) {
      System.err.println("No archive of a child's classes: " + Refusals.describe(e));
    }
  }

  private static void rehearse(Class<? extends ConvolutionEngine> engine, List<Call> calls)
      throws IOException {
    ChildFiles files = ChildFiles.create();
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(files.socket()));
      CompletableFuture<Void> child = CompletableFuture.runAsync(() -> serve(engine, files));
      try (SocketChannel socket = server.accept()) {
        ask(socket, calls);
      }
      child.join();
    } finally {
      files.delete();
    }
  }

  private static void serve(Class<? extends ConvolutionEngine> engine, ChildFiles files) {
    String[] args = {engine.getName(), files.socket().toString(), files.journal().toString()};
    try {
      ChildMain.main(args);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void ask(SocketChannel socket, List<Call> calls) throws IOException {
    DataInputStream in = new DataInputStream(Channels.newInputStream(socket));
    DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(socket)));
    in.readByte();
    for (Call call : calls) {
      CallCodec.write(out, call);
      out.flush();
      Outcome outcome = OutcomeCodec.read(in);
      if (!(outcome instanceof Outcome.Output)) {
        throw new IllegalStateException("%s gave %s".formatted(call.subject(), outcome));
      }
    }
  }

  private static List<Call> calls() {
    Tensor one = Tensor.of(Shape.of(1, 1, 1, 1), 1);
    Weights weights = new Weights(one, Optional.of(Tensor.of(Shape.of(1), 1)));
    Map<String, Object> config = Map.of("filters", 1, "kernel_size", List.of(1, 1));
    return List.of("Conv2D", "Conv2DTranspose").stream()
        .map(name -> new LayerConfiguration(name, config, Optional.empty()))
        .map(layer -> new LayerCall("rehearsal", layer, one, Optional.of(weights)))
        .<Call>mapMulti(
            (call, sink) -> {
              sink.accept(call);
              sink.accept(new GradientCall(call, one));
            })
        .toList();
  }
}
