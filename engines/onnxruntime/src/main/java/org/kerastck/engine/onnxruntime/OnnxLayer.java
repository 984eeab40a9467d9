package org.kerastck.engine.onnxruntime;

import ai.onnx.proto.OnnxMl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kerastck.fixture.Weights;
import org.kerastck.reference.ConvolutionSpec;
import org.kerastck.reference.LayerKind;
import org.kerastck.tensor.DataFormat;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/**
 * A layer as ONNX's {@code Conv} or {@code ConvTranspose}. ONNX has channels first alone, so the
 * other format gets a {@code Transpose} on either side, as exporters write it.
 */
final class OnnxLayer {
  private final ConvolutionSpec spec;
  private final Weights weights;

  OnnxLayer(ConvolutionSpec spec, Weights weights) {
    this.spec = spec;
    this.weights = weights;
  }

  /**
   * The model for inputs like this one.
   *
   * @param padding the attributes that say how to pad
   */
  byte[] model(Tensor input, OnnxMl.AttributeProto... padding) {
    OnnxGraph graph = new OnnxGraph(input);
    boolean last = spec.dataFormat() == DataFormat.CHANNELS_LAST;
    String x = OnnxGraph.INPUT;
    if (last) {
      x = graph.node("Transpose", List.of(x), OnnxGraph.integers("perm", 0, 3, 1, 2));
    }
    List<String> inputs = new ArrayList<>(List.of(x, kernel(graph)));
    Optional<Tensor> bias = weights.bias();
    bias.ifPresent(tensor -> inputs.add(graph.constant(tensor.shape(), tensor.data())));
    String y = activate(graph, graph.node(operator(), inputs, attributes(padding)));
    if (last) {
      y = graph.node("Transpose", List.of(y), OnnxGraph.integers("perm", 0, 2, 3, 1));
    }
    return graph.model(y);
  }

  private String operator() {
    return spec.kind() == LayerKind.CONV2D ? "Conv" : "ConvTranspose";
  }

  private OnnxMl.AttributeProto[] attributes(OnnxMl.AttributeProto[] padding) {
    List<OnnxMl.AttributeProto> attributes = new ArrayList<>(List.of(padding));
    attributes.add(
        OnnxGraph.integers("kernel_shape", spec.height().kernelSize(), spec.width().kernelSize()));
    attributes.add(OnnxGraph.integers("strides", spec.height().strides(), spec.width().strides()));
    attributes.add(
        OnnxGraph.integers("dilations", spec.height().dilationRate(), spec.width().dilationRate()));
    attributes.add(OnnxGraph.integer("group", spec.groups()));
    return attributes.toArray(OnnxMl.AttributeProto[]::new);
  }

  /** Keras's last two axes, exchanged, before the first two: OIHW, of ConvTranspose IOHW. */
  private String kernel(OnnxGraph graph) {
    Shape shape = weights.kernel().shape();
    int area = shape.size(0) * shape.size(1);
    int third = shape.size(2);
    int fourth = shape.size(3);
    float[] from = weights.kernel().data();
    float[] to = new float[from.length];
    for (int at = 0; at < area; at++) {
      for (int i = 0; i < third; i++) {
        for (int o = 0; o < fourth; o++) {
          to[(o * third + i) * area + at] = from[(at * third + i) * fourth + o];
        }
      }
    }
    return graph.constant(Shape.of(fourth, third, shape.size(0), shape.size(1)), to);
  }

  private String activate(OnnxGraph graph, String value) {
    List<String> one = List.of(value);
    return switch (spec.activation()) {
      case "linear" -> value;
      case "relu" -> graph.node("Relu", one);
      case "relu6" ->
          graph.node(
              "Clip",
              List.of(value, graph.constant(Shape.of(), 0f), graph.constant(Shape.of(), 6f)));
      case "sigmoid" -> graph.node("Sigmoid", one);
      case "tanh" -> graph.node("Tanh", one);
      case "elu" -> graph.node("Elu", one);
      case "selu" -> graph.node("Selu", one);
      case "gelu" -> graph.node("Gelu", one);
      case "softplus" -> graph.node("Softplus", one);
      case "softsign" -> graph.node("Softsign", one);
      case "mish" -> graph.node("Mish", one);
      case "hard_swish", "hard_silu" -> graph.node("HardSwish", one);
      case "silu", "swish" -> graph.node("Mul", List.of(value, graph.node("Sigmoid", one)));
      default ->
          throw new UnsupportedOperationException(
              "this adapter exports no activation " + spec.activation());
    };
  }
}
