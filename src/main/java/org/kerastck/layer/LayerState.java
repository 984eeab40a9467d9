package org.kerastck.layer;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.kerastck.geometry.AxisParameters;
import org.kerastck.initializer.Initializers;
import org.kerastck.kernel.ConvolutionKernel;
import org.kerastck.kernel.ConvolutionTask;
import org.kerastck.tensor.DType;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/** What building and weights add to a layer's arguments, the same for both layers. */
final class LayerState {
  private final String layer;
  private final ConvolutionArguments arguments;
  private final Initializers initializers;
  private final LayerLosses losses;
  private @Nullable Shape kernelShape;
  private int inputChannels;
  private @Nullable Tensor kernel;
  private @Nullable Tensor bias;

  LayerState(String layer, ConvolutionArguments arguments, LayerContext context) {
    this.layer = layer;
    this.arguments = arguments;
    this.initializers = context.initializers();
    this.losses = new LayerLosses(arguments.settings());
  }

  boolean isBuilt() {
    return kernelShape != null;
  }

  int inputChannels() {
    return inputChannels;
  }

  Shape kernelShape() {
    if (kernelShape == null) {
      throw new IllegalStateException("You must build the layer before accessing `kernel`.");
    }
    return kernelShape;
  }

  /** Fixes the number of channels; {@code in} and {@code out} are the kernel's last two sizes. */
  void build(int channels, Number in, @Nullable Number out) {
    if (!arguments.dtype().isFloat32()) {
      throw new UnsupportedOperationException(
          "The layers compute in float32, not in " + arguments.dtype().name());
    }
    PairArgument size = arguments.kernelSize();
    if (out == null || !size.isIntegral() || !isInteger(in) || !isInteger(out)) {
      throw KerasException.value(
          Stage.BUILD,
          "Cannot convert '(%s, %s, %s, %s)' to a shape: every size must be an integer. In: %s",
          size.height(),
          size.width(),
          in,
          out == null ? "None" : out,
          layer);
    }
    inputChannels = channels;
    kernelShape =
        Shape.of(size.height().intValue(), size.width().intValue(), in.intValue(), out.intValue());
    if (kernel != null) {
      checkWeights(kernel, Optional.ofNullable(bias), kernelShape);
    } else {
      LayerSettings settings = arguments.settings();
      kernel = draw("kernel_initializer", settings.kernel(), kernelShape);
      bias = arguments.useBias() ? draw("bias_initializer", settings.bias(), biasShape()) : null;
    }
  }

  /** Keras makes the initializer that stands for none now, and with it draws a default seed. */
  private Tensor draw(String argument, WeightSettings settings, Shape shape) {
    return ObjectArguments.read(
        argument,
        Stage.BUILD,
        () -> settings.initializer().orElseGet(() -> initializers.get(null)).initialize(shape));
  }

  List<Tensor> weights() {
    if (kernel == null) {
      return List.of();
    }
    return bias == null ? List.of(kernel) : List.of(kernel, bias);
  }

  /** Remembers the activity's loss of a call's output, which it passes on. */
  Tensor called(Tensor output) {
    losses.called(output);
    return output;
  }

  Tensor losses() {
    return isBuilt() ? losses.of(kernel(), bias()) : losses.withoutWeights();
  }

  void setWeights(Tensor newKernel, Optional<Tensor> newBias) {
    if (kernelShape != null) {
      checkWeights(newKernel, newBias, kernelShape);
    }
    kernel = newKernel;
    bias = newBias.orElse(null);
  }

  Tensor kernel() {
    if (kernel == null) {
      throw new IllegalStateException(
          "%s has no weights. Expected: build or setWeights before".formatted(layer));
    }
    return kernel;
  }

  Optional<Tensor> bias() {
    return Optional.ofNullable(bias);
  }

  /** The output before the activation. */
  Tensor convolve(ConvolutionKernel method, ConvolutionTask task, Tensor input) {
    Shape shape = task.outputShape();
    float[] output = new float[Math.toIntExact(shape.elementCount())];
    method.convolve(task, input.data(), kernel().data(), bias == null ? null : bias.data(), output);
    return Tensor.of(shape, output);
  }

  /** The layer as it is now, ready for inputs of one shape. */
  PreparedLayer prepare(ConvolutionKernel method, ConvolutionTask task, int threads) {
    return new PreparedLayer(
        method,
        task,
        kernel().data(),
        bias == null ? null : bias.data(),
        arguments.activation(),
        threads);
  }

  /** A call that gave this output before the activation. */
  ForwardPass forward(ConvolutionTask task, Tensor input, Tensor convolved) {
    ForwardPass pass =
        new ForwardPass(
            task, arguments.activation(), input, kernel(), arguments.useBias(), convolved);
    if (arguments.settings().activityRegularizer().isPresent()) {
      called(pass.output());
    }
    return pass;
  }

  /** The arguments of the height. */
  AxisParameters height() {
    return axis(PairArgument::height);
  }

  /** The arguments of the width. */
  AxisParameters width() {
    return axis(PairArgument::width);
  }

  /** Refuses what the layer cannot be called with, before it is built. */
  void checkRank(Shape input) {
    if (input.rank() < 4) {
      throw KerasException.value(
          Stage.CALL,
          "Input 0 of layer %s is incompatible with the layer: expected min_ndim=4, found ndim=%d."
              + " Full shape received: %s",
          layer,
          input.rank(),
          input);
    }
  }

  /** Refuses what the built layer cannot be called with. */
  void checkInput(Shape input) {
    int axis =
        switch (arguments.dataFormat()) {
          case CHANNELS_LAST -> input.rank() - 1;
          case CHANNELS_FIRST -> 1;
        };
    if (input.size(axis) != inputChannels) {
      throw KerasException.value(
          Stage.CALL,
          "Input 0 of layer %s is incompatible with the layer: expected axis %d of input shape to"
              + " have value %d, but received input with shape %s",
          layer,
          axis,
          inputChannels,
          input);
    }
  }

  /** Refuses elements that are not floating-point numbers. */
  void checkDType(DType dtype) {
    if (!dtype.isFloating()) {
      throw KerasException.value(
          Stage.CALL,
          "The input of layer %s must have a floating-point dtype. Received: dtype=%s",
          layer,
          dtype.kerasName());
    }
    if (!arguments.autocast() && dtype != DType.FLOAT32) {
      throw KerasException.value(
          Stage.CALL,
          "The input of layer %s must be float32, for its autocast is false. Received: dtype=%s",
          layer,
          dtype.kerasName());
    }
  }

  /** The task, where the activation can be applied to its output: glu halves an axis. */
  ConvolutionTask checked(ConvolutionTask task) {
    try {
      arguments.activation().outputShape(task.outputShape());
      return task;
    } catch (IllegalArgumentException e) {
      throw KerasException.value(Stage.CALL, "%s", String.valueOf(e.getMessage()));
    }
  }

  private AxisParameters axis(Function<PairArgument, Number> side) {
    return new AxisParameters(
        side.apply(arguments.kernelSize()).intValue(),
        positive(arguments.strides(), side),
        positive(arguments.dilationRate(), side),
        arguments.outputPadding().isPresent()
            ? OptionalInt.of(side.apply(arguments.outputPadding().get()).intValue())
            : OptionalInt.empty());
  }

  /** The integer below a number that construction let pass; 0 would be no step at all. */
  private int positive(PairArgument pair, Function<PairArgument, Number> side) {
    int value = side.apply(pair).intValue();
    if (value < 1) {
      throw KerasException.value(
          Stage.CALL,
          "`%s` must be positive integers. Received: %s=%s. In: %s",
          pair.name(),
          pair.name(),
          pair,
          layer);
    }
    return value;
  }

  private static boolean isInteger(Number number) {
    return PythonValue.isInteger(number);
  }

  private void checkWeights(Tensor newKernel, Optional<Tensor> newBias, Shape expected) {
    if (arguments.useBias() != newBias.isPresent()) {
      throw KerasException.value(
          Stage.BUILD,
          "Layer %s expects %d weights. Received: %d",
          layer,
          arguments.useBias() ? 2 : 1,
          newBias.isPresent() ? 2 : 1);
    }
    checkShape("kernel", newKernel.shape(), expected);
    newBias.ifPresent(tensor -> checkShape("bias", tensor.shape(), biasShape()));
  }

  private Shape biasShape() {
    return Shape.of(arguments.filters() == null ? 0 : arguments.filters().intValue());
  }

  private void checkShape(String weight, Shape received, Shape expected) {
    if (!received.equals(expected)) {
      throw KerasException.value(
          Stage.BUILD,
          "Layer %s: the shape of %s must be %s. Received: %s",
          layer,
          weight,
          expected,
          received);
    }
  }
}
