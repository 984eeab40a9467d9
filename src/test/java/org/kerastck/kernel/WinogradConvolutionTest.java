package org.kerastck.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
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

class WinogradConvolutionTest {
  private static final int[] CHANNELS = {1, 2, 3, 7, 16, 17, 31, 32, 33, 64};
  private static final int[] SIZES = {1, 2, 3, 4, 5, 8, 13, 16, 23};

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void staysNearTheDefinition(int seed) {
    ConvolutionProblem problem = layer(seed);
    float[] actual = compute(new WinogradConvolution(), problem, Execution.DEFAULT);
    ReferenceOutput expected = NaiveConvolution.compute(problem);
    // The rounding bound, around the sums of magnitudes of a tile's elements.
    double largest = 0;
    for (int i = 0; i < actual.length; i++) {
      largest = Math.max(largest, expected.magnitude(i));
    }
    for (int i = 0; i < actual.length; i++) {
      double n = 9.0 * problem.inputChannels() + 2;
      assertEquals(expected.value(i), actual[i], n * 0x1p-24 * largest, problem.spec()::toString);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void givesTheSameBitsOnVectorsAndInPlainJavaOnAnyNumberOfThreads(int seed) {
    ConvolutionProblem problem = layer(seed);
    float[] one = compute(new WinogradConvolution(), problem, Execution.DEFAULT);
    WinogradConvolution plain = new WinogradConvolution(new PlainMicrokernels());
    assertArrayEquals(one, compute(plain, problem, Execution.DEFAULT));
    for (Registers registers : Registers.values()) {
      WinogradConvolution vectors = new WinogradConvolution(new VectorTiles(registers));
      assertArrayEquals(one, compute(vectors, problem, Execution.DEFAULT));
    }
    for (int threads : new int[] {2, 3}) {
      Execution execution = Execution.DEFAULT.withThreads(threads);
      assertArrayEquals(one, compute(new WinogradConvolution(), problem, execution));
    }
  }

  @Test
  void fusesActivations() {
    ConvolutionProblem problem = layer(7);
    float[] expected = compute(new WinogradConvolution(), problem, Execution.DEFAULT);
    FusedActivation.RELU.apply(expected, 0, expected.length);
    Execution fused = Execution.DEFAULT.withFused(FusedActivation.RELU);
    assertArrayEquals(expected, compute(new WinogradConvolution(), problem, fused));
  }

  @Test
  void refusesOtherTasks() {
    for (int seed = 0; seed < 200; seed++) {
      ConvolutionProblem problem = RandomLayers.of(seed);
      AxisParameters axis = problem.spec().height();
      if (axis.kernelSize() != 3 || axis.strides() != 1 || problem.spec().groups() != 1) {
        IllegalArgumentException refusal =
            assertThrows(
                IllegalArgumentException.class,
                () -> compute(new WinogradConvolution(), problem, Execution.DEFAULT));
        String message = String.valueOf(refusal.getMessage());
        assertTrue(message.startsWith("Winograd's F(2x2, 3x3) is for Conv2D with"), message);
        String kernel = "kernel_size=(%d, %d)";
        String received = kernel.formatted(axis.kernelSize(), problem.spec().width().kernelSize());
        assertTrue(message.contains("Received: Conv2D"), message);
        assertTrue(message.substring(message.indexOf("Received")).contains(received), message);
      }
    }
  }

  /**
   * At every place of a tile: with F(2x2, 3x3) the transforms have zeros where an output does not
   * depend on a pixel, which larger tiles have not.
   */
  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void whatIsNotFiniteReachesTheOutputsThatDependOnItAndNoOthers(float number) {
    int reached = 0;
    int turned = 0;
    for (int seed = 0; seed < 12; seed++) {
      ConvolutionProblem problem = layer(seed);
      for (int place = 0; place < problem.input().data().length; place += 1 + seed) {
        float[] data = problem.input().data().clone();
        data[place] = number;
        ConvolutionProblem spoilt = problem.withInput(Tensor.of(problem.input().shape(), data));
        float[] expected = Kernels.DIRECT.compute(spoilt, Execution.DEFAULT);
        float[] actual = compute(new WinogradConvolution(), spoilt, Execution.DEFAULT);
        for (int i = 0; i < actual.length; i++) {
          assertEquals(Float.isFinite(expected[i]), Float.isFinite(actual[i]));
          reached += Float.isFinite(actual[i]) ? 0 : 1;
          turned += Float.isInfinite(expected[i]) && Float.isNaN(actual[i]) ? 1 : 0;
        }
      }
    }
    assertTrue(reached > 1000, () -> "reached: " + number);
    assertEquals(Float.isInfinite(number), turned > 0, "an infinity becomes NaN");
  }

  static IntStream seeds() {
    return IntStream.range(0, 120);
  }

  private static float[] compute(
      ConvolutionKernel kernel, ConvolutionProblem problem, Execution execution) {
    float[] output = new float[Math.toIntExact(problem.outputShape().elementCount())];
    Arrays.fill(output, Float.NaN);
    float[] bias = problem.bias().isPresent() ? problem.bias().get().data() : null;
    kernel
        .prepare(Kernels.task(problem), problem.kernel().data(), bias, execution)
        .run(problem.input().data(), output);
    return output;
  }

  private static ConvolutionProblem layer(int seed) {
    Random random = new Random(seed);
    int channels = CHANNELS[random.nextInt(CHANNELS.length)];
    int filters = CHANNELS[random.nextInt(CHANNELS.length)];
    int height = SIZES[random.nextInt(SIZES.length)];
    int width = SIZES[random.nextInt(SIZES.length)];
    boolean valid = Math.min(height, width) >= 3 && random.nextBoolean();
    boolean useBias = random.nextBoolean();
    DataFormat format = random.nextBoolean() ? DataFormat.CHANNELS_LAST : DataFormat.CHANNELS_FIRST;
    AxisParameters axis = AxisParameters.of(3, 1, 1);
    ConvolutionSpec spec =
        new ConvolutionSpec(
            LayerKind.CONV2D,
            filters,
            axis,
            axis,
            valid ? Padding.VALID : Padding.SAME,
            format,
            1,
            "linear",
            useBias);
    return ConvolutionProblem.of(
        spec,
        gaussian(random, format.shape(1 + random.nextInt(2), height, width, channels)),
        gaussian(random, Shape.of(3, 3, channels, filters)),
        useBias ? Optional.of(gaussian(random, Shape.of(filters))) : Optional.empty());
  }

  private static Tensor gaussian(Random random, Shape shape) {
    float[] data = new float[Math.toIntExact(shape.elementCount())];
    for (int i = 0; i < data.length; i++) {
      data[i] = (float) random.nextGaussian();
    }
    return Tensor.of(shape, data);
  }
}
