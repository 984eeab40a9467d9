package org.kerastck.engine.dl4j;

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.kerastck.fixture.Weights;
import org.kerastck.geometry.Padding;
import org.kerastck.reference.ConvolutionSpec;
import org.kerastck.tensor.DataFormat;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;
import org.nd4j.linalg.activations.Activation;

/** A network of one convolution layer, with its weights. */
final class Dl4jNetwork {
  private final MultiLayerNetwork network;

  /** The network for inputs of this shape. */
  Dl4jNetwork(ConvolutionSpec spec, Shape input, Weights weights) {
    DataFormat format = spec.dataFormat();
    network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .list()
                .layer(layer(spec))
                .setInputType(
                    InputType.convolutional(
                        input.size(format.heightAxis()),
                        input.size(format.widthAxis()),
                        input.size(format.channelAxis()),
                        format(format)))
                .build());
    network.init();
    // Keras's last two axes, exchanged, before the first two: OIHW, of Deconvolution2D IOHW.
    network.setParam("0_W", Dl4jArrays.array(weights.kernel()).permute(3, 2, 0, 1).dup('c'));
    weights
        .bias()
        .ifPresent(bias -> network.setParam("0_b", Dl4jArrays.array(bias).reshape(1, -1)));
  }

  /** The layer's output. */
  Tensor output(Tensor input) {
    return Dl4jArrays.tensor(network.output(Dl4jArrays.array(input)));
  }

  private static ConvolutionLayer layer(ConvolutionSpec spec) {
    return switch (spec.kind()) {
      case CONV2D ->
          configured(new ConvolutionLayer.Builder().dataFormat(format(spec.dataFormat())), spec)
              .build();
      case CONV2D_TRANSPOSE ->
          configured(new Deconvolution2D.Builder().dataFormat(format(spec.dataFormat())), spec)
              .build();
    };
  }

  private static <B extends ConvolutionLayer.BaseConvBuilder<B>> B configured(
      B builder, ConvolutionSpec spec) {
    return builder
        .kernelSize(spec.height().kernelSize(), spec.width().kernelSize())
        .stride(spec.height().strides(), spec.width().strides())
        .dilation(spec.height().dilationRate(), spec.width().dilationRate())
        .convolutionMode(
            spec.padding() == Padding.SAME ? ConvolutionMode.Same : ConvolutionMode.Truncate)
        .hasBias(spec.useBias())
        .activation(activation(spec.activation()))
        .nOut(spec.filters());
  }

  private static Activation activation(String name) {
    return switch (name) {
      case "linear" -> Activation.IDENTITY;
      case "relu" -> Activation.RELU;
      case "relu6" -> Activation.RELU6;
      case "elu" -> Activation.ELU;
      case "selu" -> Activation.SELU;
      case "gelu" -> Activation.GELU;
      case "mish" -> Activation.MISH;
      case "sigmoid" -> Activation.SIGMOID;
      case "hard_sigmoid" -> Activation.HARDSIGMOID;
      case "tanh" -> Activation.TANH;
      case "hard_tanh" -> Activation.HARDTANH;
      case "silu", "swish" -> Activation.SWISH;
      case "softplus" -> Activation.SOFTPLUS;
      case "softsign" -> Activation.SOFTSIGN;
      case "softmax" -> Activation.SOFTMAX;
      default ->
          throw new UnsupportedOperationException("DeepLearning4J has no activation " + name);
    };
  }

  private static CNN2DFormat format(DataFormat format) {
    return format == DataFormat.CHANNELS_LAST ? CNN2DFormat.NHWC : CNN2DFormat.NCHW;
  }
}
