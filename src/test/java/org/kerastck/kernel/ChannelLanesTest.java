package org.kerastck.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kerastck.kernel.VectorConvolution.Method;
import org.kerastck.reference.ConvolutionProblem;
import org.kerastck.reference.NaiveConvolution;

/** Depthwise layers of kernels 3×3 of every width, where tiles overlap and meet padding. */
class ChannelLanesTest {
  private static final VectorTiles KERNELS = new VectorTiles();

  static IntStream seeds() {
    return IntStream.range(0, 200);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void giveTheBitsOfTheDefinitionOnAnyNumberOfThreads(int seed) {
    ConvolutionProblem problem = RandomLayers.depthwise(seed, KERNELS.lanes());
    ConvolutionTask task = Kernels.task(problem);
    assertEquals(Method.CHANNEL_LANES, MethodCosts.cheapest(task, KERNELS));
    float[] direct = Kernels.DIRECT.compute(problem, Execution.DEFAULT);
    WithinBound.assertWithin(NaiveConvolution.compute(problem), direct, problem);
    for (int threads : new int[] {1, 2, 5}) {
      float[] output = Kernels.CHOSEN.compute(problem, Execution.DEFAULT.withThreads(threads));
      assertArrayEquals(
          WithinBound.withoutNegativeZeros(direct),
          WithinBound.withoutNegativeZeros(output),
          () -> threads + " threads, " + problem.spec());
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void applyTheActivationOnceToEachElement(int seed) {
    ConvolutionProblem problem = RandomLayers.depthwise(seed, KERNELS.lanes());
    float[] expected = Kernels.CHOSEN.compute(problem, Execution.DEFAULT);
    FusedActivation.RELU6.apply(expected, 0, expected.length);
    assertArrayEquals(
        expected,
        Kernels.CHOSEN.compute(problem, Execution.DEFAULT.withFused(FusedActivation.RELU6)));
  }

  @Test
  void anInfinityReachesThePixelsThatReadItAlone() {
    ConvolutionProblem problem = RandomLayers.depthwise(1, KERNELS.lanes());
    problem.input().data()[problem.input().data().length / 2] = Float.POSITIVE_INFINITY;
    assertArrayEquals(
        WithinBound.withoutNegativeZeros(Kernels.DIRECT.compute(problem, Execution.DEFAULT)),
        WithinBound.withoutNegativeZeros(Kernels.CHOSEN.compute(problem, Execution.DEFAULT)));
  }

  @Test
  void areForWholeVectorsOfChannels() {
    ConvolutionTask task = Kernels.task(RandomLayers.depthwise(1, KERNELS.lanes()));
    assertFalse(ChannelLanes.fits(task, 3 * KERNELS.lanes() + 1));
  }
}
