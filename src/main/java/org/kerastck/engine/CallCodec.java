package org.kerastck.engine;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.kerastck.fixture.LayerCall;
import org.kerastck.fixture.LayerConfiguration;
import org.kerastck.fixture.Weights;
import org.kerastck.tensor.DType;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/** Layer calls and outcomes as bytes, between a run and its child JVM: both of one version. */
final class CallCodec {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> CONFIG = new TypeReference<>() {};

  private CallCodec() {}

  static void writeCall(DataOutputStream out, LayerCall call) throws IOException {
    writeText(out, call.id());
    writeText(out, call.layer().className());
    writeText(out, JSON.writeValueAsString(call.layer().config()));
    out.writeBoolean(call.layer().buildShape().isPresent());
    if (call.layer().buildShape().isPresent()) {
      writeShape(out, call.layer().buildShape().get());
    }
    writeTensor(out, call.input());
    out.writeBoolean(call.weights().isPresent());
    if (call.weights().isPresent()) {
      writeTensor(out, call.weights().get().kernel());
      writeOptional(out, call.weights().get().bias());
    }
  }

  static LayerCall readCall(DataInputStream in) throws IOException {
    String id = readText(in);
    String className = readText(in);
    Map<String, Object> config = JSON.readValue(readText(in), CONFIG);
    Optional<Shape> buildShape = in.readBoolean() ? Optional.of(readShape(in)) : Optional.empty();
    Tensor input = readTensor(in);
    Optional<Weights> weights =
        in.readBoolean()
            ? Optional.of(new Weights(readTensor(in), readOptional(in)))
            : Optional.empty();
    return new LayerCall(id, new LayerConfiguration(className, config, buildShape), input, weights);
  }

  static void writeOutcome(DataOutputStream out, Outcome outcome) throws IOException {
    if (outcome instanceof Outcome.Output output) {
      out.writeByte('O');
      writeTensor(out, output.tensor());
    } else if (outcome instanceof Outcome.Refusal refusal) {
      out.writeByte('R');
      writeText(out, refusal.message());
      out.writeBoolean(refusal.kerasError().isPresent());
      if (refusal.kerasError().isPresent()) {
        writeText(out, refusal.kerasError().get().type());
        writeText(out, refusal.kerasError().get().stage());
      }
    } else if (outcome instanceof Outcome.Unsupported unsupported) {
      out.writeByte('U');
      writeText(out, unsupported.reason());
    } else if (outcome instanceof Outcome.Crash crash) {
      out.writeByte('C');
      writeText(out, crash.message());
    } else if (outcome instanceof Outcome.Timeout timeout) {
      out.writeByte('T');
      out.writeLong(timeout.limit().toMillis());
    }
  }

  static Outcome readOutcome(DataInputStream in) throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case 'O' -> new Outcome.Output(readTensor(in));
      case 'R' -> {
        String message = readText(in);
        yield new Outcome.Refusal(
            in.readBoolean()
                ? Optional.of(new Outcome.KerasError(readText(in), readText(in)))
                : Optional.empty(),
            message);
      }
      case 'U' -> new Outcome.Unsupported(readText(in));
      case 'C' -> new Outcome.Crash(readText(in));
      case 'T' -> new Outcome.Timeout(Duration.ofMillis(in.readLong()));
      default -> throw new IOException("not an outcome: " + kind);
    };
  }

  private static void writeOptional(DataOutputStream out, Optional<Tensor> tensor)
      throws IOException {
    out.writeBoolean(tensor.isPresent());
    if (tensor.isPresent()) {
      writeTensor(out, tensor.get());
    }
  }

  private static Optional<Tensor> readOptional(DataInputStream in) throws IOException {
    return in.readBoolean() ? Optional.of(readTensor(in)) : Optional.empty();
  }

  private static void writeTensor(DataOutputStream out, Tensor tensor) throws IOException {
    writeShape(out, tensor.shape());
    writeText(out, tensor.dtype().kerasName());
    ByteBuffer bytes = ByteBuffer.allocate(tensor.data().length * Float.BYTES);
    bytes.asFloatBuffer().put(tensor.data());
    out.write(bytes.array());
  }

  private static Tensor readTensor(DataInputStream in) throws IOException {
    Shape shape = readShape(in);
    DType dtype = DType.named(readText(in)).orElseThrow();
    byte[] bytes = readBytes(in, Math.toIntExact(shape.elementCount() * Float.BYTES));
    float[] data = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).asFloatBuffer().get(data);
    return Tensor.of(shape, dtype, data);
  }

  private static void writeShape(DataOutputStream out, Shape shape) throws IOException {
    out.writeByte(shape.rank());
    for (int axis = 0; axis < shape.rank(); axis++) {
      out.writeInt(shape.size(axis));
    }
  }

  private static Shape readShape(DataInputStream in) throws IOException {
    int[] sizes = new int[in.readByte()];
    for (int axis = 0; axis < sizes.length; axis++) {
      sizes[axis] = in.readInt();
    }
    return Shape.of(sizes);
  }

  private static void writeText(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String readText(DataInputStream in) throws IOException {
    return new String(readBytes(in, in.readInt()), StandardCharsets.UTF_8);
  }

  /** All of them, or an EOFException: the other side may die in the middle of a message. */
  private static byte[] readBytes(DataInputStream in, int count) throws IOException {
    byte[] bytes = new byte[count];
    in.readFully(bytes);
    return bytes;
  }
}
