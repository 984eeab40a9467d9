package org.kerastck.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.kerastck.fixture.Weights;
import org.kerastck.geometry.AxisParameters;
import org.kerastck.geometry.Padding;
import org.kerastck.reference.ConvolutionSpec;
import org.kerastck.reference.LayerKind;
import org.kerastck.tensor.DataFormat;
import org.kerastck.tensor.Tensor;
import org.nd4j.enums.WeightsFormat;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.DeConv2DConfig;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.PaddingMode;
import org.nd4j.linalg.factory.Nd4j;

/** ND4J's {@code conv2d} and {@code deconv2d}, and their gradients. */
final class Nd4jConvolution {
  private final ConvolutionSpec spec;
  private final INDArray input;
  private final INDArray kernel;
  private final Optional<INDArray> bias;

  Nd4jConvolution(ConvolutionSpec spec, INDArray input, Weights weights) {
    this.spec = spec;
    this.input = input;
    this.kernel = Nd4jArrays.array(weights.kernel());
    this.bias = weights.bias().map(Nd4jArrays::array);
  }

  /** The output before the activation. */
  INDArray output() {
    if (bias.isEmpty()) {
      return withoutBias();
    }
    return switch (spec.kind()) {
      case CONV2D -> Nd4j.cnn().conv2d(input, kernel, bias.get(), conv2d(spec));
      case CONV2D_TRANSPOSE -> Nd4j.cnn().deconv2d(input, kernel, bias.get(), deconv2d(spec));
    };
  }

  /** The same, without the bias. */
  INDArray withoutBias() {
    return switch (spec.kind()) {
      case CONV2D -> Nd4j.cnn().conv2d(input, kernel, conv2d(spec));
      case CONV2D_TRANSPOSE -> Nd4j.cnn().deconv2d(input, kernel, deconv2d(spec));
    };
  }

  /** The gradients by {@code conv2d_bp} and {@code deconv2d_bp}. */
  Map<String, Tensor> gradients(INDArray upstream) {
    INDArray inputGradient = like(input);
    INDArray kernelGradient = like(kernel);
    Optional<INDArray> biasGradient = bias.map(Nd4jConvolution::like);
    boolean transposed = spec.kind() == LayerKind.CONV2D_TRANSPOSE;
    INDArray[] inputs =
        bias.isPresent()
            ? new INDArray[] {input, kernel, bias.get(), upstream}
            : new INDArray[] {input, kernel, upstream};
    INDArray[] outputs =
        biasGradient.isPresent()
            ? new INDArray[] {inputGradient, kernelGradient, biasGradient.get()}
            : new INDArray[] {inputGradient, kernelGradient};
    Nd4j.exec(
        DynamicCustomOp.builder(transposed ? "deconv2d_bp" : "conv2d_bp")
            .addInputs(inputs)
            .addOutputs(outputs)
            .addIntegerArguments(integerArguments())
            .build());
    Map<String, Tensor> gradients = new LinkedHashMap<>();
    gradients.put("gradients.input", Nd4jArrays.tensor(inputGradient));
    gradients.put("gradients.kernel", Nd4jArrays.tensor(kernelGradient));
    biasGradient.ifPresent(array -> gradients.put("gradients.bias", Nd4jArrays.tensor(array)));
    return gradients;
  }

  private static INDArray like(INDArray array) {
    return Nd4j.createUninitialized(array.dataType(), array.shape(), 'c');
  }

  /** Sizes, strides, explicit padding, dilation rates, then mode, layout and weights' format. */
  private int[] integerArguments() {
    AxisParameters height = spec.height();
    AxisParameters width = spec.width();
    return new int[] {
      height.kernelSize(),
      width.kernelSize(),
      height.strides(),
      width.strides(),
      0,
      0,
      height.dilationRate(),
      width.dilationRate(),
      spec.padding() == Padding.SAME ? 1 : 0,
      spec.dataFormat() == DataFormat.CHANNELS_LAST ? 1 : 0,
      0
    };
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
}
