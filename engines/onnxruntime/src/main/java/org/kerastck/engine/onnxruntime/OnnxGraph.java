package org.kerastck.engine.onnxruntime;

import ai.onnx.proto.OnnxMl;
import com.google.protobuf.ByteString;
import java.util.List;
import org.kerastck.tensor.DType;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/** An ONNX model in the making, from one input to one output. */
final class OnnxGraph {
  /** The name of the input. */
  static final String INPUT = "x";

  /** The name of the output. */
  static final String OUTPUT = "y";

  private static final int OPERATOR_SET = 20;
  private static final int IR_VERSION = 9;

  private final OnnxMl.GraphProto.Builder graph = OnnxMl.GraphProto.newBuilder().setName("layer");
  private int values;

  /** A graph for inputs like this one. */
  OnnxGraph(Tensor input) {
    graph.addInput(value(INPUT, elementType(input.dtype()), input.shape()));
  }

  /** A constant; the name of its value. */
  String constant(Shape shape, float... data) {
    OnnxMl.TensorProto.Builder tensor =
        OnnxMl.TensorProto.newBuilder()
            .setName(nextName())
            .setDataType(OnnxMl.TensorProto.DataType.FLOAT_VALUE);
    for (int size : shape.toArray()) {
      tensor.addDims(size);
    }
    for (float element : data) {
      tensor.addFloatData(element);
    }
    graph.addInitializer(tensor);
    return tensor.getName();
  }

  /** A node; the name of its output. */
  String node(String operator, List<String> inputs, OnnxMl.AttributeProto... attributes) {
    String output = nextName();
    graph.addNode(
        OnnxMl.NodeProto.newBuilder()
            .setOpType(operator)
            .addAllInput(inputs)
            .addOutput(output)
            .addAllAttribute(List.of(attributes)));
    return output;
  }

  /** The model, serialised, that gives this value. */
  byte[] model(String result) {
    node("Identity", List.of(result));
    graph.getNodeBuilder(graph.getNodeCount() - 1).setOutput(0, OUTPUT);
    graph.addOutput(
        OnnxMl.ValueInfoProto.newBuilder()
            .setName(OUTPUT)
            .setType(
                OnnxMl.TypeProto.newBuilder()
                    .setTensorType(
                        OnnxMl.TypeProto.Tensor.newBuilder()
                            .setElemType(OnnxMl.TensorProto.DataType.FLOAT_VALUE))));
    return OnnxMl.ModelProto.newBuilder()
        .setIrVersion(IR_VERSION)
        .addOpsetImport(OnnxMl.OperatorSetIdProto.newBuilder().setVersion(OPERATOR_SET))
        .setGraph(graph)
        .build()
        .toByteArray();
  }

  /** An attribute of integers. */
  static OnnxMl.AttributeProto integers(String name, int... values) {
    OnnxMl.AttributeProto.Builder attribute =
        OnnxMl.AttributeProto.newBuilder()
            .setName(name)
            .setType(OnnxMl.AttributeProto.AttributeType.INTS);
    for (int value : values) {
      attribute.addInts(value);
    }
    return attribute.build();
  }

  /** An attribute of one integer. */
  static OnnxMl.AttributeProto integer(String name, int value) {
    return OnnxMl.AttributeProto.newBuilder()
        .setName(name)
        .setType(OnnxMl.AttributeProto.AttributeType.INT)
        .setI(value)
        .build();
  }

  /** An attribute of text. */
  static OnnxMl.AttributeProto text(String name, String value) {
    return OnnxMl.AttributeProto.newBuilder()
        .setName(name)
        .setType(OnnxMl.AttributeProto.AttributeType.STRING)
        .setS(ByteString.copyFromUtf8(value))
        .build();
  }

  private String nextName() {
    return "v" + values++;
  }

  private static OnnxMl.ValueInfoProto value(String name, int elementType, Shape shape) {
    OnnxMl.TensorShapeProto.Builder sizes = OnnxMl.TensorShapeProto.newBuilder();
    for (int size : shape.toArray()) {
      sizes.addDim(OnnxMl.TensorShapeProto.Dimension.newBuilder().setDimValue(size));
    }
    return OnnxMl.ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            OnnxMl.TypeProto.newBuilder()
                .setTensorType(
                    OnnxMl.TypeProto.Tensor.newBuilder().setElemType(elementType).setShape(sizes)))
        .build();
  }

  private static int elementType(DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> OnnxMl.TensorProto.DataType.FLOAT_VALUE;
      case INT8 -> OnnxMl.TensorProto.DataType.INT8_VALUE;
      case INT16 -> OnnxMl.TensorProto.DataType.INT16_VALUE;
      case INT32 -> OnnxMl.TensorProto.DataType.INT32_VALUE;
      case INT64 -> OnnxMl.TensorProto.DataType.INT64_VALUE;
      case UINT8 -> OnnxMl.TensorProto.DataType.UINT8_VALUE;
      case BOOL -> OnnxMl.TensorProto.DataType.BOOL_VALUE;
      case FLOAT16, FLOAT64 ->
          throw new UnsupportedOperationException(
              "this adapter exports float32 models. Received: " + dtype.kerasName());
    };
  }
}
