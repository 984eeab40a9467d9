package org.kerastck.layer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kerastck.geometry.ConvolutionAxis;
import org.kerastck.geometry.Padding;
import org.kerastck.kernel.ConvolutionKernel;
import org.kerastck.kernel.ConvolutionTask;
import org.kerastck.kernel.VectorConvolution;
import org.kerastck.tensor.DType;
import org.kerastck.tensor.DataFormat;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/**
 * Keras's {@code Conv2D}: the cross-correlation of an input of rank 4 with {@code filters} kernels.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class Conv2D implements ConvolutionLayer {
  private final ConvolutionArguments arguments;
  private final LayerState state;
  private final ConvolutionKernel kernel = new VectorConvolution();

  private Conv2D(ConvolutionArguments arguments, LayerContext context) {
    this.arguments = arguments;
    this.state = new LayerState("Conv2D", arguments, context);
  }

  /** Starts a layer; what is not set has Keras's default. */
  public static Builder<Conv2D> builder() {
    return new Builder<>(Conv2D::fromConfig);
  }

  /**
   * As {@link #fromConfig(Map, LayerContext)}, in a context of its own: the settings of the user's
   * {@code keras.json}, TensorFlow's random numbers, and the first name of its kind.
   */
  public static Conv2D fromConfig(Map<String, ?> config) {
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
  public static Conv2D fromConfig(Map<String, ?> config, LayerContext context) {
    return new Conv2D(ArgumentReader.conv2D(config, context), context);
  }

  @Override
  public void build(Shape inputShape) {
    if (inputShape.rank() != 4) {
      throw KerasException.value(
          Stage.BUILD,
          "The input of Conv2D must have rank 4 (batch, height, width and channels). Received:"
              + " shape %s",
          inputShape);
    }
    DataFormat format = arguments.dataFormat();
    int channels = inputShape.size(format.channelAxis());
    Number groups = arguments.groups();
    if (channels % groups.doubleValue() != 0) {
      throw KerasException.value(
          Stage.BUILD,
          "The number of input channels must be evenly divisible by the number of groups. Received"
              + " groups=%s, but the input has %d channels (full input shape is %s).",
          groups,
          channels,
          inputShape);
    }
    Padding padding =
        arguments
            .padding()
            .orElseThrow(
                () ->
                    KerasException.value(
                        Stage.BUILD,
                        "`padding` must be either 'valid' or 'same'. Received a list."));
    if (padding == Padding.VALID) {
      checkFits(inputShape.size(format.heightAxis()), true, inputShape, Stage.BUILD);
      checkFits(inputShape.size(format.widthAxis()), false, inputShape, Stage.BUILD);
    }
    boolean integral = PythonValue.isInteger(groups);
    Number in =
        integral
            ? (Number) (channels / groups.intValue())
            : (Number) Math.floor(channels / groups.doubleValue());
    state.build(channels, in, arguments.filters());
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
    DataFormat format = arguments.dataFormat();
    Padding padding = arguments.padding().orElseThrow();
    if (padding == Padding.VALID) {
      checkFits(shape.size(format.heightAxis()), true, shape, Stage.CALL);
      checkFits(shape.size(format.widthAxis()), false, shape, Stage.CALL);
    }
    ConvolutionAxis height =
        ConvolutionAxis.of(shape.size(format.heightAxis()), state.height(), padding);
    ConvolutionAxis width =
        ConvolutionAxis.of(shape.size(format.widthAxis()), state.width(), padding);
    int filters = kernelShape().size(3);
    return state.checked(
        new ConvolutionTask(
            shape.size(0),
            state.inputChannels(),
            filters,
            arguments.groups().intValue(),
            height,
            width,
            format));
  }

  /** Refuses a valid convolution whose kernel is larger than the input. */
  private void checkFits(int inputSize, boolean height, Shape inputShape, Stage stage) {
    PairArgument sizes = arguments.kernelSize();
    PairArgument rates = arguments.dilationRate();
    double kernelSize = (height ? sizes.height() : sizes.width()).doubleValue();
    double dilationRate = (height ? rates.height() : rates.width()).doubleValue();
    if (inputSize < (kernelSize - 1) * dilationRate + 1) {
      throw KerasException.value(
          stage,
          "Computed output size would be zero or negative. Received: input shape %s,"
              + " kernel_size=%s, dilation_rate=%s, padding=valid",
          inputShape,
          sizes,
          rates);
    }
  }
}
