package org.kerastck.engine.onnxruntime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/** Runs models. */
final class OnnxSession {
  private OnnxSession() {}

  /**
   * The model's output.
   *
   * @throws UnsupportedOperationException where ONNX Runtime says that it has not implemented the
   *     model
   * @throws IllegalArgumentException where it refuses the model or the input
   */
  static Tensor run(byte[] model, Tensor input) {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    long[] sizes = Arrays.stream(input.shape().toArray()).asLongStream().toArray();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      try (OrtSession session = environment.createSession(model, options);
          OnnxTensor x =
              OnnxTensor.createTensor(environment, FloatBuffer.wrap(input.data()), sizes);
          OrtSession.Result result = session.run(Map.of(OnnxGraph.INPUT, x))) {
        OnnxTensor y = (OnnxTensor) result.get(0);
        int[] shape = Arrays.stream(y.getInfo().getShape()).mapToInt(Math::toIntExact).toArray();
        float[] data = new float[Math.toIntExact(Shape.of(shape).elementCount())];
        y.getFloatBuffer().get(data);
        return Tensor.of(Shape.of(shape), data);
      }
    } catch (OrtException e) {
      if (e.getCode() == OrtException.OrtErrorCode.ORT_NOT_IMPLEMENTED) {
        throw new UnsupportedOperationException(e.getMessage(), e);
      }
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** Loads the native library. */
  static void warmUp() {
    OrtEnvironment.getEnvironment();
  }
}
