package org.kerastck.reference;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.kerastck.geometry.AxisParameters;
import org.kerastck.geometry.Padding;
import org.kerastck.tensor.DataFormat;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/**
 * Small problems of every geometry: both layers, paddings and formats, strides beyond the kernel,
 * kernels beyond the input, sizes of 1, groups, dilation, output padding. Data are integers of at
 * most 100, so that no sum is rounded, in float32 either.
 */
public final class RandomProblem {
  private final Random random;

  private RandomProblem(int seed) {
    this.random = new Random(seed);
  }

  /** The problem of that seed, always the same. */
  public static ConvolutionProblem of(int seed) {
    RandomProblem source = new RandomProblem(seed);
    ConvolutionProblem problem = source.problem();
    while (!problem.isComputable()) {
      problem = source.problem();
    }
    return problem;
  }

  /** Integers of at most 100. */
  public static Tensor tensor(Random random, Shape shape) {
    float[] data = new float[Math.toIntExact(shape.elementCount())];
    for (int i = 0; i < data.length; i++) {
      data[i] = random.nextInt(201) - 100;
    }
    return Tensor.of(shape, data);
  }

  private ConvolutionProblem problem() {
    LayerKind kind = random.nextBoolean() ? LayerKind.CONV2D : LayerKind.CONV2D_TRANSPOSE;
    int groups = kind == LayerKind.CONV2D ? 1 + random.nextInt(3) : 1;
    int channels = groups * (1 + random.nextInt(3));
    int filters = groups * (1 + random.nextInt(3));
    DataFormat format = random.nextBoolean() ? DataFormat.CHANNELS_LAST : DataFormat.CHANNELS_FIRST;
    boolean dilated = random.nextInt(3) == 0;
    boolean padded = kind == LayerKind.CONV2D_TRANSPOSE && random.nextBoolean();
    AxisParameters height = axis(dilated, padded);
    AxisParameters width = axis(dilated, padded);
    boolean useBias = random.nextBoolean();
    Padding padding = random.nextBoolean() ? Padding.SAME : Padding.VALID;
    ConvolutionSpec spec =
        new ConvolutionSpec(
            kind, filters, height, width, padding, format, groups, "linear", useBias);
    Shape inputShape = format.shape(1 + random.nextInt(2), size(), size(), channels);
    Shape kernelShape =
        kind == LayerKind.CONV2D
            ? Shape.of(height.kernelSize(), width.kernelSize(), channels / groups, filters)
            : Shape.of(height.kernelSize(), width.kernelSize(), filters, channels);
    return ConvolutionProblem.of(
        spec,
        tensor(random, inputShape),
        tensor(random, kernelShape),
        useBias ? Optional.of(tensor(random, Shape.of(filters))) : Optional.empty());
  }

  private AxisParameters axis(boolean dilated, boolean padded) {
    int strides = dilated ? 1 : 1 + random.nextInt(4);
    return new AxisParameters(
        1 + random.nextInt(5),
        strides,
        dilated ? 1 + random.nextInt(3) : 1,
        padded ? OptionalInt.of(random.nextInt(strides)) : OptionalInt.empty());
  }

  private int size() {
    return random.nextInt(4) == 0 ? 1 : 1 + random.nextInt(8);
  }
}
