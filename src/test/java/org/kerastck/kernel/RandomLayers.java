package org.kerastck.kernel;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.kerastck.geometry.AxisParameters;
import org.kerastck.geometry.Padding;
import org.kerastck.reference.ConvolutionProblem;
import org.kerastck.reference.ConvolutionSpec;
import org.kerastck.reference.LayerKind;
import org.kerastck.tensor.DataFormat;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/**
 * Layers of real-valued data and sizes that leave every kind of tail: 1, primes, one less and one
 * more than a vector or a tile; kernels larger than the input; up to ten million multiply-adds.
 */
final class RandomLayers {
  private static final int[] CHANNELS = {
    1, 2, 3, 4, 5, 7, 8, 13, 15, 16, 17, 31, 32, 33, 48, 61, 64
  };

  /** With these, neighbouring pixels, or those that strides leave, may lie whole pages apart. */
  private static final int[] PAGES_OF_CHANNELS = {512, 1024, 2048};

  private static final int[] MANY_FILTERS = {63, 64, 65, 80};
  private static final int[] SIZES = {1, 2, 3, 5, 7, 8, 11, 13, 14, 15, 16, 17, 23, 28, 31, 47};
  private static final long MOST = 10_000_000;

  private final Random random;
  private final int[] channelChoice;
  private final int[] filterChoice;

  private RandomLayers(int seed, int[] channelChoice, int[] filterChoice) {
    this.random = new Random(seed);
    this.channelChoice = channelChoice;
    this.filterChoice = filterChoice;
  }

  /** The layer of that seed, always the same. */
  static ConvolutionProblem of(int seed) {
    return new RandomLayers(seed, CHANNELS, CHANNELS).computable();
  }

  /** The same, of many channels and filters. */
  static ConvolutionProblem ofManyChannels(int seed) {
    return new RandomLayers(seed, PAGES_OF_CHANNELS, MANY_FILTERS).computable();
  }

  /** A transposed layer whose phases have four, two and one times as many terms as channels. */
  static ConvolutionProblem ofPhases(int channels, int filters) {
    AxisParameters axis = new AxisParameters(3, 2, 1, OptionalInt.empty());
    ConvolutionSpec spec =
        new ConvolutionSpec(
            LayerKind.CONV2D_TRANSPOSE,
            filters,
            axis,
            axis,
            Padding.VALID,
            DataFormat.CHANNELS_FIRST,
            1,
            "linear",
            true);
    RandomLayers layers = new RandomLayers(filters, CHANNELS, CHANNELS);
    return ConvolutionProblem.of(
        spec,
        layers.gaussian(Shape.of(2, channels, 5, 7)),
        layers.gaussian(Shape.of(3, 3, filters, channels)),
        Optional.of(layers.gaussian(Shape.of(filters))));
  }

  /** A depthwise layer of kernels 3×3, channels last, and some vectors of channels. */
  static ConvolutionProblem depthwise(int seed, int lanes) {
    RandomLayers layers = new RandomLayers(seed, CHANNELS, CHANNELS);
    ConvolutionProblem problem = layers.depthwise(lanes);
    while (!problem.isComputable() || problem.width().outputSize() < ChannelLanes.PIXELS) {
      problem = layers.depthwise(lanes);
    }
    return problem;
  }

  private ConvolutionProblem depthwise(int lanes) {
    int channels = lanes * (1 + random.nextInt(4));
    Padding padding = random.nextBoolean() ? Padding.SAME : Padding.VALID;
    AxisParameters height = new AxisParameters(3, 1 + random.nextInt(5), 1, OptionalInt.empty());
    AxisParameters width = new AxisParameters(3, 1 + random.nextInt(2), 1, OptionalInt.empty());
    boolean useBias = random.nextBoolean();
    ConvolutionSpec spec =
        new ConvolutionSpec(
            LayerKind.CONV2D,
            channels,
            height,
            width,
            padding,
            DataFormat.CHANNELS_LAST,
            channels,
            "linear",
            useBias);
    int rows = 3 + random.nextInt(9);
    int columns = 4 + random.nextInt(14);
    return ConvolutionProblem.of(
        spec,
        gaussian(Shape.of(1 + random.nextInt(3), rows, columns, channels)),
        gaussian(Shape.of(3, 3, 1, channels)),
        useBias ? Optional.of(gaussian(Shape.of(channels))) : Optional.empty());
  }

  /** An upstream of a layer, always the same. */
  static Tensor upstream(int seed, ConvolutionProblem problem) {
    return new RandomLayers(~seed, CHANNELS, CHANNELS).gaussian(problem.outputShape());
  }

  private ConvolutionProblem computable() {
    ConvolutionProblem problem = problem();
    while (!problem.isComputable() || Kernels.task(problem).multiplyAdds() > MOST) {
      problem = problem();
    }
    return problem;
  }

  private ConvolutionProblem problem() {
    LayerKind kind = random.nextBoolean() ? LayerKind.CONV2D : LayerKind.CONV2D_TRANSPOSE;
    int groups =
        kind == LayerKind.CONV2D && random.nextInt(3) == 0 ? any(new int[] {2, 3, 16, 32}) : 1;
    int perGroup = groups >= 16 ? 1 + random.nextInt(4) : any(channelChoice);
    int channels = groups * perGroup;
    int filters = groups * (groups >= 16 ? 1 + random.nextInt(4) : any(filterChoice));
    DataFormat format = random.nextBoolean() ? DataFormat.CHANNELS_LAST : DataFormat.CHANNELS_FIRST;
    boolean dilated = random.nextInt(3) == 0;
    AxisParameters height = axis(kind, dilated);
    AxisParameters width = axis(kind, dilated);
    boolean useBias = random.nextBoolean();
    Padding padding = random.nextBoolean() ? Padding.SAME : Padding.VALID;
    ConvolutionSpec spec =
        new ConvolutionSpec(
            kind, filters, height, width, padding, format, groups, "linear", useBias);
    Shape inputShape = format.shape(1 + random.nextInt(3), any(SIZES), any(SIZES), channels);
    Shape kernelShape =
        kind == LayerKind.CONV2D
            ? Shape.of(height.kernelSize(), width.kernelSize(), channels / groups, filters)
            : Shape.of(height.kernelSize(), width.kernelSize(), filters, channels);
    return ConvolutionProblem.of(
        spec,
        gaussian(inputShape),
        gaussian(kernelShape),
        useBias ? Optional.of(gaussian(Shape.of(filters))) : Optional.empty());
  }

  private AxisParameters axis(LayerKind kind, boolean dilated) {
    int strides = dilated ? 1 : any(new int[] {1, 1, 2, 3, 5});
    boolean padded = kind == LayerKind.CONV2D_TRANSPOSE && random.nextInt(4) == 0;
    return new AxisParameters(
        any(new int[] {1, 2, 3, 3, 4, 5, 7, 11}),
        strides,
        dilated ? 1 + random.nextInt(3) : 1,
        padded ? OptionalInt.of(random.nextInt(strides)) : OptionalInt.empty());
  }

  private int any(int[] values) {
    return values[random.nextInt(values.length)];
  }

  private Tensor gaussian(Shape shape) {
    float[] data = new float[Math.toIntExact(shape.elementCount())];
    for (int i = 0; i < data.length; i++) {
      data[i] = (float) random.nextGaussian();
    }
    return Tensor.of(shape, data);
  }
}
