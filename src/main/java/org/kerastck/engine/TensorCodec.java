package org.kerastck.engine;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.kerastck.tensor.DType;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/** Tensors as bytes. */
final class TensorCodec {
  private TensorCodec() {}

  static void write(DataOutputStream out, Tensor tensor) throws IOException {
    writeShape(out, tensor.shape());
    ValueCodec.writeText(out, tensor.dtype().kerasName());
    ByteBuffer bytes = ByteBuffer.allocate(tensor.data().length * Float.BYTES);
    bytes.asFloatBuffer().put(tensor.data());
    out.write(bytes.array());
  }

  static Tensor read(DataInputStream in) throws IOException {
    Shape shape = readShape(in);
    DType dtype = DType.named(ValueCodec.readText(in)).orElseThrow();
    int size = Math.toIntExact(shape.elementCount() * Float.BYTES);
    byte[] bytes = ValueCodec.readBytes(in, size);
    float[] data = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).asFloatBuffer().get(data);
    return Tensor.of(shape, dtype, data);
  }

  static void writeOptional(DataOutputStream out, Optional<Tensor> tensor) throws IOException {
    out.writeBoolean(tensor.isPresent());
    if (tensor.isPresent()) {
      write(out, tensor.get());
    }
  }

  static Optional<Tensor> readOptional(DataInputStream in) throws IOException {
    return in.readBoolean() ? Optional.of(read(in)) : Optional.empty();
  }

  static void writeAll(DataOutputStream out, Map<String, Tensor> tensors) throws IOException {
    out.writeInt(tensors.size());
    for (Map.Entry<String, Tensor> tensor : tensors.entrySet()) {
      ValueCodec.writeText(out, tensor.getKey());
      write(out, tensor.getValue());
    }
  }

  static Map<String, Tensor> readAll(DataInputStream in) throws IOException {
    int count = in.readInt();
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      tensors.put(ValueCodec.readText(in), read(in));
    }
    return tensors;
  }

  static void writeShape(DataOutputStream out, Shape shape) throws IOException {
    out.writeByte(shape.rank());
    for (int axis = 0; axis < shape.rank(); axis++) {
      out.writeInt(shape.size(axis));
    }
  }

  static Shape readShape(DataInputStream in) throws IOException {
    int[] sizes = new int[in.readByte()];
    for (int axis = 0; axis < sizes.length; axis++) {
      sizes[axis] = in.readInt();
    }
    return Shape.of(sizes);
  }
}
