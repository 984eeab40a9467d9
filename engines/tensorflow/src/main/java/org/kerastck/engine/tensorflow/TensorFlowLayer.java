package org.kerastck.engine.tensorflow;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.kerastck.fixture.Weights;
import org.kerastck.geometry.TransposedAxis;
import org.kerastck.reference.ConvolutionSpec;
import org.kerastck.tensor.DataFormat;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.BiasAdd;
import org.tensorflow.op.nn.Conv2d;
import org.tensorflow.op.nn.Conv2dBackpropInput;
import org.tensorflow.types.TFloat32;

/** A layer as TensorFlow's operations, executed at once. */
final class TensorFlowLayer {
  private final Ops tf;
  private final ConvolutionSpec spec;

  TensorFlowLayer(Ops tf, ConvolutionSpec spec) {
    this.tf = tf;
    this.spec = spec;
  }

  /** The layer's output. */
  Tensor call(Tensor input, Weights weights) {
    Operand<TFloat32> convolved =
        switch (spec.kind()) {
          case CONV2D ->
              tf.nn.conv2d(
                  operand(input),
                  operand(weights.kernel()),
                  strides(),
                  spec.padding().name(),
                  Conv2d.dataFormat(dataFormat()),
                  Conv2d.dilations(dilations()));
          case CONV2D_TRANSPOSE ->
              tf.nn.conv2dBackpropInput(
                  tf.constant(outputShape(input.shape()).toArray()),
                  operand(weights.kernel()),
                  operand(input),
                  strides(),
                  spec.padding().name(),
                  Conv2dBackpropInput.dataFormat(dataFormat()),
                  Conv2dBackpropInput.dilations(dilations()));
        };
    Optional<Tensor> bias = weights.bias();
    Operand<TFloat32> biased =
        bias.isPresent()
            ? tf.nn.biasAdd(convolved, operand(bias.get()), BiasAdd.dataFormat(dataFormat()))
            : convolved;
    return tensor(activate(biased));
  }

  private Operand<TFloat32> activate(Operand<TFloat32> x) {
    return switch (spec.activation()) {
      case "linear" -> x;
      case "relu" -> tf.nn.relu(x);
      case "relu6" -> tf.nn.relu6(x);
      case "sigmoid" -> tf.math.sigmoid(x);
      case "tanh" -> tf.math.tanh(x);
      case "elu" -> tf.nn.elu(x);
      case "selu" -> tf.nn.selu(x);
      case "softplus" -> tf.math.softplus(x);
      case "softsign" -> tf.nn.softsign(x);
      default ->
          throw new UnsupportedOperationException(
              "TensorFlow has no operation " + spec.activation());
    };
  }

  private Shape outputShape(Shape input) {
    DataFormat format = spec.dataFormat();
    return format.shape(
        input.size(0),
        TransposedAxis.of(input.size(format.heightAxis()), spec.height(), spec.padding())
            .outputSize(),
        TransposedAxis.of(input.size(format.widthAxis()), spec.width(), spec.padding())
            .outputSize(),
        spec.filters());
  }

  private List<Long> strides() {
    return inFormat(spec.height().strides(), spec.width().strides());
  }

  private List<Long> dilations() {
    return inFormat(spec.height().dilationRate(), spec.width().dilationRate());
  }

  private List<Long> inFormat(long height, long width) {
    return spec.dataFormat() == DataFormat.CHANNELS_LAST
        ? List.of(1L, height, width, 1L)
        : List.of(1L, 1L, height, width);
  }

  private String dataFormat() {
    return spec.dataFormat() == DataFormat.CHANNELS_LAST ? "NHWC" : "NCHW";
  }

  private Operand<TFloat32> operand(Tensor tensor) {
    long[] sizes = Arrays.stream(tensor.shape().toArray()).asLongStream().toArray();
    return tf.constant(
        org.tensorflow.ndarray.Shape.of(sizes), DataBuffers.of(FloatBuffer.wrap(tensor.data())));
  }

  private static Tensor tensor(Operand<TFloat32> operand) {
    try (TFloat32 value = operand.asTensor()) {
      int[] sizes = Arrays.stream(value.shape().asArray()).mapToInt(Math::toIntExact).toArray();
      float[] data = new float[Math.toIntExact(Shape.of(sizes).elementCount())];
      value.asRawTensor().data().asFloats().read(data);
      return Tensor.of(Shape.of(sizes), data);
    }
  }
}
