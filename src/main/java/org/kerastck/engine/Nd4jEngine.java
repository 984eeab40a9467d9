package org.kerastck.engine;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kerastck.fixture.LayerCall;
import org.kerastck.fixture.SpecReader;
import org.kerastck.fixture.UnreadableSpecException;
import org.kerastck.fixture.Weights;
import org.kerastck.geometry.AxisParameters;
import org.kerastck.geometry.Padding;
import org.kerastck.reference.ConvolutionSpec;
import org.kerastck.reference.LayerKind;
import org.kerastck.tensor.DType;
import org.kerastck.tensor.DataFormat;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;
import org.nd4j.enums.WeightsFormat;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.DeConv2DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.PaddingMode;
import org.nd4j.linalg.factory.Nd4j;

/**
 * ND4J's own {@code conv2d} and {@code deconv2d}, called as a user of ND4J would: padding mode,
 * strides, dilation and data format are handed over as they are, and ND4J decides what they mean.
 */
public final class Nd4jEngine implements ConvolutionEngine {

  private static final Set<String> ARGUMENTS =
      Set.of(
          "filters",
          "kernel_size",
          "strides",
          "padding",
          "data_format",
          "dilation_rate",
          "activation",
          "use_bias");

  @Override
  public String name() {
    return "nd4j";
  }

  @Override
  public String version() {
    return MavenVersion.of("org.nd4j", "nd4j-api");
  }

  @Override
  public Isolation isolation() {
    return Isolation.CHILD_JVM;
  }

  /** Loads the native libraries, and computes once. */
  @Override
  public void warmUp() {
    INDArray one = Nd4j.create(new float[] {1}, new long[] {1, 1, 1, 1}, 'c');
    Nd4j.cnn().conv2d(one, one, Conv2DConfig.builder().kH(1).kW(1).dataFormat("NHWC").build());
  }

  @Override
  public Outcome run(LayerCall call) {
    ConvolutionSpec spec;
    try {
      spec = SpecReader.read(call.layer());
    } catch (UnreadableSpecException e) {
      return new Outcome.Unsupported("ND4J takes no such argument: " + e.getMessage());
    }
    Set<String> others = new TreeSet<>(call.layer().config().keySet());
    others.removeAll(ARGUMENTS);
    others.remove(spec.kind() == LayerKind.CONV2D ? "groups" : "output_padding");
    if (!others.isEmpty()) {
      return new Outcome.Unsupported("ND4J's convolutions have no argument " + others);
    }
    if (call.weights().isEmpty()) {
      return new Outcome.Unsupported("ND4J needs weights, and this configuration has none");
    }
    if (spec.groups() != 1) {
      return new Outcome.Unsupported("ND4J's conv2d has no groups");
    }
    if (call.layer().config().get("output_padding") != null) {
      return new Outcome.Unsupported("ND4J's deconv2d has no output_padding");
    }
    if (!spec.activation().matches("linear|relu|relu6")) {
      return new Outcome.Unsupported("This adapter has no activation " + spec.activation());
    }
    try {
      return new Outcome.Output(compute(spec, call.input(), call.weights().get()));
    } catch (RuntimeException e) {
      return Refusals.of(e);
    }
  }

  private static Tensor compute(ConvolutionSpec spec, Tensor input, Weights weights) {
    INDArray x = array(input);
    INDArray kernel = array(weights.kernel());
    Optional<INDArray> bias = weights.bias().map(Nd4jEngine::array);
    INDArray output =
        switch (spec.kind()) {
          case CONV2D ->
              bias.isPresent()
                  ? Nd4j.cnn().conv2d(x, kernel, bias.get(), conv2d(spec))
                  : Nd4j.cnn().conv2d(x, kernel, conv2d(spec));
          case CONV2D_TRANSPOSE ->
              bias.isPresent()
                  ? Nd4j.cnn().deconv2d(x, kernel, bias.get(), deconv2d(spec))
                  : Nd4j.cnn().deconv2d(x, kernel, deconv2d(spec));
        };
    return tensor(activated(output, spec.activation()));
  }

  private static Conv2DConfig conv2d(ConvolutionSpec spec) {
    AxisParameters height = spec.height();
    AxisParameters width = spec.width();
    return Conv2DConfig.builder()
        .kH(height.kernelSize())
        .kW(width.kernelSize())
        .sH(height.strides())
        .sW(width.strides())
        .dH(height.dilationRate())
        .dW(width.dilationRate())
        .paddingMode(spec.padding() == Padding.SAME ? PaddingMode.SAME : PaddingMode.VALID)
        .dataFormat(dataFormat(spec))
        .weightsFormat(WeightsFormat.YXIO)
        .build();
  }

  private static DeConv2DConfig deconv2d(ConvolutionSpec spec) {
    AxisParameters height = spec.height();
    AxisParameters width = spec.width();
    return DeConv2DConfig.builder()
        .kH(height.kernelSize())
        .kW(width.kernelSize())
        .sH(height.strides())
        .sW(width.strides())
        .dH(height.dilationRate())
        .dW(width.dilationRate())
        .isSameMode(spec.padding() == Padding.SAME)
        .dataFormat(dataFormat(spec))
        .build();
  }

  private static String dataFormat(ConvolutionSpec spec) {
    return spec.dataFormat() == DataFormat.CHANNELS_LAST ? "NHWC" : "NCHW";
  }

  private static INDArray activated(INDArray output, String activation) {
    return switch (activation) {
      case "relu" -> Nd4j.nn().relu(output, 0);
      case "relu6" -> Nd4j.nn().relu6(output, 0);
      default -> output;
    };
  }

  private static INDArray array(Tensor tensor) {
    Shape shape = tensor.shape();
    long[] sizes = new long[shape.rank()];
    for (int axis = 0; axis < sizes.length; axis++) {
      sizes[axis] = shape.size(axis);
    }
    INDArray array = Nd4j.create(tensor.data(), sizes, 'c');
    return tensor.dtype() == DType.FLOAT32 ? array : array.castTo(dataType(tensor.dtype()));
  }

  private static DataType dataType(DType dtype) {
    return switch (dtype) {
      case FLOAT16 -> DataType.FLOAT16;
      case FLOAT32 -> DataType.FLOAT;
      case FLOAT64 -> DataType.DOUBLE;
      case INT8 -> DataType.INT8;
      case INT16 -> DataType.INT16;
      case INT32 -> DataType.INT32;
      case INT64 -> DataType.INT64;
      case UINT8 -> DataType.UINT8;
      case BOOL -> DataType.BOOL;
    };
  }

  private static Tensor tensor(INDArray array) {
    int[] sizes = new int[array.rank()];
    for (int axis = 0; axis < sizes.length; axis++) {
      sizes[axis] = Math.toIntExact(array.size(axis));
    }
    return Tensor.of(Shape.of(sizes), array.dup('c').data().asFloat());
  }
}
