package org.kerastck.benchmark.peer;

import ai.onnx.proto.OnnxMl;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;
import org.kerastck.benchmark.Layer;
import org.kerastck.benchmark.Library;
import org.kerastck.benchmark.Subject;
import org.kerastck.geometry.AxisGeometry;
import org.kerastck.geometry.ConvolutionAxis;
import org.kerastck.geometry.TransposedAxis;
import org.kerastck.kernel.ConvolutionTask;
import org.kerastck.tensor.DataFormat;
import org.kerastck.tensor.Shape;

/** ONNX Runtime, always channels first, which is its own layout; the output's memory is reused. */
public final class OnnxRuntime implements Library {

  @Override
  public String name() {
    return "onnxruntime";
  }

  @Override
  public Subject open(Layer layer, int threads) {
    try {
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      OrtSession.SessionOptions options = new OrtSession.SessionOptions();
      options.setIntraOpNumThreads(threads);
      OrtSession session = environment.createSession(model(layer), options);
      ConvolutionTask task = layer.in(DataFormat.CHANNELS_FIRST).task();
      OnnxTensor x = tensor(environment, task.inputShape(), layer.input());
      OnnxTensor y =
          tensor(
              environment,
              task.outputShape(),
              new float[Math.toIntExact(task.outputShape().elementCount())]);
      Map<String, OnnxTensor> inputs = Map.of("x", x);
      Map<String, OnnxTensor> outputs = Map.of("y", y);
      return () -> run(session, inputs, outputs);
    } catch (OrtException e) {
      throw new UnsupportedOperationException(e.getMessage(), e);
    }
  }

  private static void run(
      OrtSession session, Map<String, OnnxTensor> inputs, Map<String, OnnxTensor> outputs) {
    try (OrtSession.Result result = session.run(inputs, java.util.Set.of(), outputs)) {
      // The output is in the tensor that was passed.
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  private static OnnxTensor tensor(OrtEnvironment environment, Shape shape, float[] data)
      throws OrtException {
    FloatBuffer buffer =
        ByteBuffer.allocateDirect(data.length * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    buffer.put(data).rewind();
    return OnnxTensor.createTensor(environment, buffer, longs(shape.toArray()));
  }

  private static byte[] model(Layer layer) {
    ConvolutionTask task = layer.task();
    OnnxMl.NodeProto.Builder node =
        OnnxMl.NodeProto.newBuilder()
            .setOpType(layer.transposed() ? "ConvTranspose" : "Conv")
            .addInput("x")
            .addInput("w")
            .addInput("b")
            .addOutput("y")
            .addAttribute(integers("strides", layer.strides(), layer.strides()))
            .addAttribute(integers("dilations", layer.dilationRate(), layer.dilationRate()))
            .addAttribute(integers("pads", pads(task)))
            .addAttribute(
                OnnxMl.AttributeProto.newBuilder()
                    .setName("group")
                    .setType(OnnxMl.AttributeProto.AttributeType.INT)
                    .setI(layer.groups()));
    int[] weightShape =
        layer.transposed()
            ? new int[] {
              layer.channels(), layer.filters(), layer.kernelHeight(), layer.kernelWidth()
            }
            : new int[] {
              layer.filters(),
              layer.channels() / layer.groups(),
              layer.kernelHeight(),
              layer.kernelWidth()
            };
    OnnxMl.GraphProto.Builder graph =
        OnnxMl.GraphProto.newBuilder()
            .setName("layer")
            .addInput(value("x"))
            .addOutput(value("y"))
            .addInitializer(constant("w", weightShape, layer.kernel()))
            .addInitializer(constant("b", new int[] {layer.filters()}, layer.bias()))
            .addNode(node);
    return OnnxMl.ModelProto.newBuilder()
        .setIrVersion(9)
        .addOpsetImport(OnnxMl.OperatorSetIdProto.newBuilder().setVersion(20))
        .setGraph(graph)
        .build()
        .toByteArray();
  }

  /** Pads of a convolution, crops of a transposed one: both before, then both after. */
  private static int[] pads(ConvolutionTask task) {
    return new int[] {
      before(task.height()), before(task.width()), after(task.height()), after(task.width())
    };
  }

  private static int before(AxisGeometry axis) {
    return axis instanceof ConvolutionAxis convolution
        ? convolution.padBefore()
        : ((TransposedAxis) axis).cropBefore();
  }

  private static int after(AxisGeometry axis) {
    return axis instanceof ConvolutionAxis convolution
        ? convolution.padAfter()
        : ((TransposedAxis) axis).cropAfter();
  }

  private static OnnxMl.TensorProto constant(String name, int[] shape, float[] data) {
    OnnxMl.TensorProto.Builder tensor =
        OnnxMl.TensorProto.newBuilder()
            .setName(name)
            .setDataType(OnnxMl.TensorProto.DataType.FLOAT_VALUE);
    for (int size : shape) {
      tensor.addDims(size);
    }
    for (float element : data) {
      tensor.addFloatData(element);
    }
    return tensor.build();
  }

  private static OnnxMl.ValueInfoProto value(String name) {
    return OnnxMl.ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            OnnxMl.TypeProto.newBuilder()
                .setTensorType(
                    OnnxMl.TypeProto.Tensor.newBuilder()
                        .setElemType(OnnxMl.TensorProto.DataType.FLOAT_VALUE)))
        .build();
  }

  private static OnnxMl.AttributeProto integers(String name, int... values) {
    OnnxMl.AttributeProto.Builder attribute =
        OnnxMl.AttributeProto.newBuilder()
            .setName(name)
            .setType(OnnxMl.AttributeProto.AttributeType.INTS);
    for (int value : values) {
      attribute.addInts(value);
    }
    return attribute.build();
  }

  private static long[] longs(int[] values) {
    return java.util.Arrays.stream(values).asLongStream().toArray();
  }
}
