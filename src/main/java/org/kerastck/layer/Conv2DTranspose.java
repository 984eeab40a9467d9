package org.kerastck.layer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kerastck.config.ErrorType;
import org.kerastck.geometry.Padding;
import org.kerastck.geometry.TransposedAxis;
import org.kerastck.kernel.ConvolutionKernel;
import org.kerastck.kernel.ConvolutionTask;
import org.kerastck.kernel.VectorConvolution;
import org.kerastck.tensor.DType;
import org.kerastck.tensor.DataFormat;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/**
 * Keras's {@code Conv2DTranspose}: each input element spreads its value times the kernel over the
 * output, {@code strides} apart.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class Conv2DTranspose implements ConvolutionLayer {
  private final ConvolutionArguments arguments;
  private final LayerState state;
  private final ConvolutionKernel kernel = new VectorConvolution();

  private Conv2DTranspose(ConvolutionArguments arguments, LayerContext context) {
    this.arguments = arguments;
    this.state = new LayerState("Conv2DTranspose", arguments, context);
  }

  /** Starts a layer; what is not set has Keras's default. */
  public static Builder<Conv2DTranspose> builder() {
    return new Builder<>(Conv2DTranspose::fromConfig);
  }

  /**
   * As {@link #fromConfig(Map, LayerContext)}, in a context of its own: the settings of the user's
   * {@code keras.json}, TensorFlow's random numbers, and the first name of its kind.
   */
  public static Conv2DTranspose fromConfig(Map<String, ?> config) {
    return fromConfig(config, LayerContext.ofUser());
  }

  /**
   * The layer that Keras makes of these arguments, by Keras's names; what is left out has Keras's
   * default. Either the bare config that {@code get_config} gives, or what {@code serialize} gives;
   * the spellings of Keras 1 and 2 are read too.
   *
   * @throws KerasException where Keras refuses them
   * @throws UnsupportedOperationException for what Keras has and this layer has not: LoRA,
   *     quantized dtypes, initializers that suit no convolution
   * @throws org.kerastck.config.ConfigException where {@code keras.json} is needed and unusable
   */
  public static Conv2DTranspose fromConfig(Map<String, ?> config, LayerContext context) {
    return new Conv2DTranspose(ArgumentReader.conv2DTranspose(config, context), context);
  }

  @Override
  public void build(Shape inputShape) {
    int rank = inputShape.rank();
    if (rank < 2) {
      throw new KerasException(
          ErrorType.INDEX_ERROR,
          Stage.BUILD,
          "The input of Conv2DTranspose must have rank 4. Received: shape " + inputShape);
    }
    int channels =
        inputShape.size(arguments.dataFormat() == DataFormat.CHANNELS_FIRST ? 1 : rank - 1);
    Number filters = arguments.filters();
    state.build(channels, filters == null ? Double.NaN : filters, channels);
  }

  @Override
  public LayerSettings settings() {
    return arguments.settings();
  }

  @Override
  public Map<String, @Nullable Object> getConfig() {
    return LayerConfig.of(arguments);
  }

  @Override
  public List<Tensor> weights() {
    return state.weights();
  }

  @Override
  public Tensor losses() {
    return state.losses();
  }

  @Override
  public boolean isBuilt() {
    return state.isBuilt();
  }

  @Override
  public Shape kernelShape() {
    return state.kernelShape();
  }

  @Override
  public void setWeights(Tensor newKernel, Optional<Tensor> bias) {
    state.setWeights(newKernel, bias);
  }

  @Override
  public Tensor kernel() {
    return state.kernel();
  }

  @Override
  public Optional<Tensor> bias() {
    return state.bias();
  }

  @Override
  public Tensor call(Tensor input) {
    return state.called(arguments.activation().apply(state.convolve(kernel, task(input), input)));
  }

  @Override
  public ForwardPass forward(Tensor input) {
    ConvolutionTask task = task(input);
    return state.forward(task, input, state.convolve(kernel, task, input));
  }

  @Override
  public PreparedLayer prepare(Shape inputShape, int threads, Algorithm algorithm) {
    return state.prepare(algorithm.kernel(), task(inputShape, DType.FLOAT32), threads);
  }

  private ConvolutionTask task(Tensor input) {
    return task(input.shape(), input.dtype());
  }

  /**
   * What a call with such an input computes, after the checks of a call; builds the layer first.
   */
  private ConvolutionTask task(Shape shape, DType dtype) {
    state.checkRank(shape);
    if (!isBuilt()) {
      build(shape);
    }
    state.checkInput(shape);
    state.checkDType(dtype);
    checkRankIsFour(shape);
    Padding padding =
        arguments
            .padding()
            .orElseThrow(
                () ->
                    KerasException.attribute(
                        Stage.CALL,
                        "`padding` must be either 'valid' or 'same'. Received a list."));
    DataFormat format = arguments.dataFormat();
    TransposedAxis height =
        TransposedAxis.of(shape.size(format.heightAxis()), state.height(), padding);
    TransposedAxis width =
        TransposedAxis.of(shape.size(format.widthAxis()), state.width(), padding);
    int filters = kernelShape().size(2);
    return state.checked(
        new ConvolutionTask(
            shape.size(0), state.inputChannels(), filters, 1, height, width, format));
  }

  private static void checkRankIsFour(Shape shape) {
    if (shape.rank() == 5) {
      throw new KerasException(
          ErrorType.INDEX_ERROR,
          Stage.CALL,
          "The input of Conv2DTranspose must have rank 4. Received: shape " + shape);
    }
    if (shape.rank() > 5) {
      throw KerasException.value(
          Stage.CALL, "The input of Conv2DTranspose must have rank 4. Received: shape %s", shape);
    }
  }
}
