package org.kerastck.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kerastck.geometry.AxisParameters;
import org.kerastck.geometry.Padding;
import org.kerastck.reference.ConvolutionProblem;
import org.kerastck.reference.ConvolutionSpec;
import org.kerastck.reference.LayerKind;
import org.kerastck.reference.NaiveConvolution;
import org.kerastck.reference.ReferenceOutput;
import org.kerastck.tensor.DataFormat;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/** The plain kernel against the definition, on integers, where both are exact. */
class PlainConvolutionTest {

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void givesTheDefinitionsNumbers(int seed) {
    Random random = new Random(seed);
    LayerKind kind = random.nextBoolean() ? LayerKind.CONV2D : LayerKind.CONV2D_TRANSPOSE;
    int groups = kind == LayerKind.CONV2D ? 1 + random.nextInt(3) : 1;
    int channels = groups * (1 + random.nextInt(3));
    int filters = groups * (1 + random.nextInt(3));
    DataFormat format = random.nextBoolean() ? DataFormat.CHANNELS_LAST : DataFormat.CHANNELS_FIRST;
    boolean dilated = random.nextBoolean();
    AxisParameters height = axis(random, kind, dilated);
    AxisParameters width = axis(random, kind, dilated);
    boolean useBias = random.nextBoolean();
    ConvolutionSpec spec =
        new ConvolutionSpec(
            kind, filters, height, width, Padding.SAME, format, groups, "linear", useBias);
    Tensor input =
        tensor(random, format.shape(1 + random.nextInt(2), size(random), size(random), channels));
    Shape kernelShape =
        kind == LayerKind.CONV2D
            ? Shape.of(height.kernelSize(), width.kernelSize(), channels / groups, filters)
            : Shape.of(height.kernelSize(), width.kernelSize(), filters, channels);
    Tensor kernel = tensor(random, kernelShape);
    Optional<Tensor> bias =
        useBias ? Optional.of(tensor(random, Shape.of(filters))) : Optional.empty();
    ConvolutionProblem problem = ConvolutionProblem.of(spec, input, kernel, bias);

    ReferenceOutput reference = NaiveConvolution.compute(problem);
    float[] expected = new float[Math.toIntExact(reference.shape().elementCount())];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = (float) reference.value(i);
    }
    float[] actual = new float[expected.length];
    ConvolutionTask task =
        new ConvolutionTask(
            input.shape().size(0),
            channels,
            filters,
            groups,
            problem.height(),
            problem.width(),
            format);
    new PlainConvolution()
        .convolve(task, input.data(), kernel.data(), bias.map(Tensor::data).orElse(null), actual);

    assertArrayEquals(expected, actual, spec.toString());
  }

  static IntStream seeds() {
    return IntStream.range(0, 300);
  }

  private static AxisParameters axis(Random random, LayerKind kind, boolean dilated) {
    int strides = dilated ? 1 : 1 + random.nextInt(4);
    boolean padded = kind == LayerKind.CONV2D_TRANSPOSE && random.nextBoolean();
    int kernelSize = 1 + random.nextInt(5);
    // A size of zero is a case of its own; an odd kernel cannot give one.
    return new AxisParameters(
        padded ? kernelSize | 1 : kernelSize,
        strides,
        dilated ? 1 + random.nextInt(3) : 1,
        padded ? OptionalInt.of(random.nextInt(strides)) : OptionalInt.empty());
  }

  private static int size(Random random) {
    return 1 + random.nextInt(9);
  }

  private static Tensor tensor(Random random, Shape shape) {
    float[] data = new float[Math.toIntExact(shape.elementCount())];
    for (int i = 0; i < data.length; i++) {
      data[i] = random.nextInt(201) - 100;
    }
    return Tensor.of(shape, data);
  }
}
