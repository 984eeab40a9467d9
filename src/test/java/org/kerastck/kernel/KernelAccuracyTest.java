package org.kerastck.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kerastck.reference.ConvolutionProblem;
import org.kerastck.reference.NaiveConvolution;

/** Kernels on real-valued layers: within the rounding bound, and all of them to the same bit. */
class KernelAccuracyTest {

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void keepTheRoundingBoundAndGiveTheSameBits(int seed) {
    keepTheRoundingBoundAndGiveTheSameBits(RandomLayers.of(seed));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("fewSeeds")
  void keepItWithManyChannels(int seed) {
    keepTheRoundingBoundAndGiveTheSameBits(RandomLayers.ofManyChannels(seed));
  }

  @Test
  void keepItWherePhasesHavePanelsOfTheirOwn() {
    assumeTrue(Fences.ARE_FREE, "elsewhere all phases have the same");
    int lanes = new VectorTiles().lanes();
    int filters = 8 * lanes;
    int channels = 28 * 1024 / Float.BYTES / (4 * lanes + 1) / 3;
    assertNotEquals(
        VectorTilePlacedFilters.panels(filters, 4 * channels, lanes),
        VectorTilePlacedFilters.panels(filters, 2 * channels, lanes));
    keepTheRoundingBoundAndGiveTheSameBits(RandomLayers.ofPhases(channels, filters));
  }

  private static void keepTheRoundingBoundAndGiveTheSameBits(ConvolutionProblem problem) {
    float[] direct = Kernels.DIRECT.compute(problem, Execution.DEFAULT);
    WithinBound.assertWithin(NaiveConvolution.compute(problem), direct, problem);
    Kernels.all()
        .forEach(
            kernel ->
                assertArrayEquals(
                    WithinBound.withoutNegativeZeros(direct),
                    WithinBound.withoutNegativeZeros(kernel.compute(problem, Execution.DEFAULT)),
                    () -> kernel + " on " + problem.spec()));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("fewSeeds")
  void giveTheSameBitsOnAnyNumberOfThreadsAndInEveryRun(int seed) {
    ConvolutionProblem problem = RandomLayers.of(seed);
    for (Kernels kernel : Kernels.values()) {
      float[] one = kernel.compute(problem, Execution.DEFAULT);
      for (int threads : new int[] {2, 3, 7}) {
        PreparedConvolution prepared =
            kernel.prepare(problem, Execution.DEFAULT.withThreads(threads));
        float[] output = new float[one.length];
        for (int run = 0; run < 5; run++) {
          Arrays.fill(output, Float.NaN);
          prepared.run(problem.input().data(), output);
          assertArrayEquals(one, output, () -> kernel + " on " + threads + " threads");
        }
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("fewSeeds")
  void fuseActivationsExactly(int seed) {
    ConvolutionProblem problem = RandomLayers.of(seed);
    for (Kernels kernel : Kernels.values()) {
      for (FusedActivation fused : FusedActivation.values()) {
        float[] expected = kernel.compute(problem, Execution.DEFAULT);
        fused.apply(expected, 0, expected.length);
        assertArrayEquals(
            expected,
            kernel.compute(problem, Execution.DEFAULT.withFused(fused)),
            () -> kernel + " with " + fused);
      }
    }
  }

  static IntStream seeds() {
    return IntStream.range(0, 400);
  }

  static IntStream fewSeeds() {
    return IntStream.range(1000, 1040);
  }
}
