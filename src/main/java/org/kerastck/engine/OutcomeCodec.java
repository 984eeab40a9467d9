package org.kerastck.engine;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Outcomes as bytes, between a child JVM and its run. */
final class OutcomeCodec {
  private OutcomeCodec() {}

  static void write(DataOutputStream out, Outcome outcome) throws IOException {
    if (outcome instanceof Outcome.Output output) {
      out.writeByte('O');
      TensorCodec.writeAll(out, output.tensors());
    } else if (outcome instanceof Outcome.Digest digest) {
      out.writeByte('D');
      TensorCodec.writeShape(out, digest.shape());
      ValueCodec.writeText(out, digest.sha256());
    } else if (outcome instanceof Outcome.Configuration configuration) {
      out.writeByte('S');
      ValueCodec.writeObject(out, configuration.object());
    } else if (outcome instanceof Outcome.Refusal refusal) {
      out.writeByte('R');
      ValueCodec.writeText(out, refusal.message());
      out.writeBoolean(refusal.kerasError().isPresent());
      if (refusal.kerasError().isPresent()) {
        ValueCodec.writeText(out, refusal.kerasError().get().type());
        ValueCodec.writeText(out, refusal.kerasError().get().stage());
      }
    } else if (outcome instanceof Outcome.Unsupported unsupported) {
      out.writeByte('U');
      ValueCodec.writeText(out, unsupported.reason());
    } else if (outcome instanceof Outcome.Crash crash) {
      out.writeByte('C');
      ValueCodec.writeText(out, crash.message());
    } else if (outcome instanceof Outcome.Timeout timeout) {
      out.writeByte('T');
      out.writeLong(timeout.limit().toMillis());
    }
  }

  static Outcome read(DataInputStream in) throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case 'O' -> new Outcome.Output(TensorCodec.readAll(in));
      case 'D' -> new Outcome.Digest(TensorCodec.readShape(in), ValueCodec.readText(in));
      case 'S' -> new Outcome.Configuration(ValueCodec.readObject(in));
      case 'R' -> readRefusal(in);
      case 'U' -> new Outcome.Unsupported(ValueCodec.readText(in));
      case 'C' -> new Outcome.Crash(ValueCodec.readText(in));
      case 'T' -> new Outcome.Timeout(Duration.ofMillis(in.readLong()));
      default -> throw new IOException("not an outcome: " + kind);
    };
  }

  private static Outcome.Refusal readRefusal(DataInputStream in) throws IOException {
    String message = ValueCodec.readText(in);
    return new Outcome.Refusal(
        in.readBoolean()
            ? Optional.of(new Outcome.KerasError(ValueCodec.readText(in), ValueCodec.readText(in)))
            : Optional.empty(),
        message);
  }
}
