package org.kerastck.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kerastck.geometry.AxisParameters;
import org.kerastck.geometry.ConvolutionAxis;
import org.kerastck.kernel.VectorConvolution.Method;
import org.kerastck.reference.ConvolutionProblem;
import org.kerastck.reference.NaiveConvolution;
import org.kerastck.tensor.DataFormat;

/** Depthwise layers of kernels 3×3 of every width, where tiles overlap and meet padding. */
class ChannelLanesTest {
  private static final VectorTiles KERNELS = new VectorTiles(Registers.SIXTEEN);
  private static final int LANES = KERNELS.lanes();

  static IntStream seeds() {
    return IntStream.range(0, 300);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void giveTheBitsOfTheDefinitionOnAnyNumberOfThreads(int seed) {
    ConvolutionProblem problem = RandomLayers.depthwise(seed, LANES);
    assertTrue(ChannelLanes.fits(Kernels.task(problem), LANES));
    float[] direct = Kernels.DIRECT.compute(problem, Execution.DEFAULT);
    WithinBound.assertWithin(NaiveConvolution.compute(problem), direct, problem);
    for (int threads : new int[] {1, 2, 5}) {
      assertSameBits(direct, problem, Execution.DEFAULT.withThreads(threads));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void applyTheActivationToEachElement(int seed) {
    ConvolutionProblem problem = RandomLayers.depthwise(seed, LANES);
    Execution relu6 = Execution.DEFAULT.withFused(FusedActivation.RELU6);
    assertSameBits(Kernels.DIRECT.compute(problem, relu6), problem, relu6);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void anInfinityAndANaNReachThePixelsThatReadThemAlone(int seed) {
    ConvolutionProblem problem = RandomLayers.depthwise(seed, LANES);
    float[] input = problem.input().data();
    int sample = input.length / problem.input().shape().size(0);
    for (int first = 0; first < input.length; first += sample) {
      input[first] = Float.POSITIVE_INFINITY;
      input[first + sample - 1] = Float.NaN;
    }
    assertSameBits(Kernels.DIRECT.compute(problem, Execution.DEFAULT), problem, Execution.DEFAULT);
  }

  @Test
  void areChosenWhereTheyAreFast() {
    ConvolutionTask task = Kernels.task(RandomLayers.depthwise(1, LANES));
    assertEquals(
        KERNELS.hasChannelRows(), MethodCosts.cheapest(task, KERNELS) == Method.CHANNEL_LANES);
    assertFalse(new VectorTiles(Registers.THIRTY_TWO).hasChannelRows());
  }

  @ParameterizedTest
  @CsvSource({
    "true,  3, 3, 1, 2, 8, 8, CHANNELS_LAST,  0, 0",
    "false, 3, 3, 1, 2, 8, 8, CHANNELS_LAST,  1, 0",
    "false, 3, 3, 1, 2, 8, 8, CHANNELS_LAST,  0, 1",
    "false, 3, 3, 1, 2, 8, 8, CHANNELS_FIRST, 0, 0",
    "false, 2, 3, 1, 2, 8, 8, CHANNELS_LAST,  0, 0",
    "false, 3, 5, 1, 2, 8, 8, CHANNELS_LAST,  0, 0",
    "false, 3, 3, 2, 1, 8, 8, CHANNELS_LAST,  0, 0",
    "false, 3, 3, 1, 3, 8, 8, CHANNELS_LAST,  0, 0",
    "false, 3, 3, 1, 2, 2, 8, CHANNELS_LAST,  0, 0",
    "false, 3, 3, 1, 2, 8, 3, CHANNELS_LAST,  0, 0",
  })
  void areForNoOtherLayers(
      boolean fits,
      int kernelHeight,
      int kernelWidth,
      int dilationRate,
      int strides,
      int outputHeight,
      int outputWidth,
      DataFormat format,
      int moreFilters,
      int moreChannels) {
    int channels = 2 * LANES + moreChannels;
    ConvolutionTask task =
        new ConvolutionTask(
            1,
            channels,
            channels * (1 + moreFilters),
            channels,
            axis(kernelHeight, 1, dilationRate, outputHeight),
            axis(kernelWidth, strides, dilationRate, outputWidth),
            format);
    assertEquals(fits, ChannelLanes.fits(task, LANES));
  }

  private static ConvolutionAxis axis(int kernel, int strides, int dilation, int outputs) {
    AxisParameters parameters = AxisParameters.of(kernel, strides, dilation);
    return new ConvolutionAxis(outputs * strides, parameters, outputs, 1, 1);
  }

  private static void assertSameBits(
      float[] expected, ConvolutionProblem problem, Execution execution) {
    float[] output = new float[expected.length];
    Arrays.fill(output, Float.NEGATIVE_INFINITY);
    new VectorConvolution(Method.CHANNEL_LANES, KERNELS)
        .prepare(
            Kernels.task(problem),
            problem.kernel().data(),
            problem.bias().map(bias -> bias.data()).orElse(null),
            execution)
        .run(problem.input().data(), output);
    assertArrayEquals(
        WithinBound.withoutNegativeZeros(expected),
        WithinBound.withoutNegativeZeros(output),
        () -> execution + ", " + problem.spec());
  }
}
