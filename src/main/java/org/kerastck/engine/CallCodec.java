package org.kerastck.engine;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
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
  private CallCodec() {}

  static void writeCall(DataOutputStream out, LayerCall call) throws IOException {
    ValueCodec.writeText(out, call.id());
    ValueCodec.writeText(out, call.layer().className());
    ValueCodec.writeObject(out, call.layer().config());
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
    String id = ValueCodec.readText(in);
    String className = ValueCodec.readText(in);
    Map<String, Object> config = ValueCodec.readObject(in);
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

  static Outcome readOutcome(DataInputStream in) throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case 'O' -> new Outcome.Output(readTensor(in));
      case 'R' -> {
        String message = ValueCodec.readText(in);
        yield new Outcome.Refusal(
            in.readBoolean()
                ? Optional.of(
                    new Outcome.KerasError(ValueCodec.readText(in), ValueCodec.readText(in)))
                : Optional.empty(),
            message);
      }
      case 'U' -> new Outcome.Unsupported(ValueCodec.readText(in));
      case 'C' -> new Outcome.Crash(ValueCodec.readText(in));
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
    ValueCodec.writeText(out, tensor.dtype().kerasName());
    ByteBuffer bytes = ByteBuffer.allocate(tensor.data().length * Float.BYTES);
    bytes.asFloatBuffer().put(tensor.data());
    out.write(bytes.array());
  }

  private static Tensor readTensor(DataInputStream in) throws IOException {
    Shape shape = readShape(in);
    DType dtype = DType.named(ValueCodec.readText(in)).orElseThrow();
    int size = Math.toIntExact(shape.elementCount() * Float.BYTES);
    byte[] bytes = ValueCodec.readBytes(in, size);
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
}
