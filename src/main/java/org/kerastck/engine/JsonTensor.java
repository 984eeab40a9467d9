package org.kerastck.engine;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/** Tensors as fixtures have them: {@code {"shape": …, "dtype": …, "data": …}}. */
final class JsonTensor {
  private JsonTensor() {}

  static void write(JsonGenerator json, String name, Tensor tensor) throws IOException {
    json.writeObjectFieldStart(name);
    writeShape(json, "shape", tensor.shape());
    json.writeStringField("dtype", tensor.dtype().kerasName());
    json.writeArrayFieldStart("data");
    for (float element : tensor.data()) {
      writeElement(json, element);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  static void writeShape(JsonGenerator json, String name, Shape shape) throws IOException {
    json.writeFieldName(name);
    json.writeArray(shape.toArray(), 0, shape.rank());
  }

  /** What JSON lacks is a string; integers that float32 holds look like integers. */
  private static void writeElement(JsonGenerator json, float element) throws IOException {
    boolean isSmallInteger = element == (int) element && Math.abs(element) < 1 << 24;
    if (!Float.isFinite(element)) {
      json.writeString(Float.toString(element));
    } else if (isSmallInteger && Float.floatToRawIntBits(element) != Float.floatToRawIntBits(-0f)) {
      json.writeNumber((int) element);
    } else {
      json.writeNumber(element);
    }
  }
}
