package org.kerastck.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kerastck.reference.ConvolutionProblem;
import org.kerastck.reference.NaiveGradients;
import org.kerastck.reference.RandomProblem;
import org.kerastck.reference.ReferenceGradients;
import org.kerastck.tensor.Tensor;

/** Every gradient kernel against the definition: on integers equal, on others within the bound. */
class GradientKernelsTest {
  private static final List<GradientKernel> VECTORS =
      Arrays.stream(Registers.values())
          .<GradientKernel>map(registers -> new VectorGradients(new VectorTiles(registers)))
          .toList();

  private static final List<GradientKernel> KERNELS =
      Stream.concat(Stream.of(new PlainGradients()), VECTORS.stream()).toList();

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("manySeeds")
  void giveTheDefinitionsNumbers(int seed) {
    ConvolutionProblem problem = RandomProblem.of(seed);
    Tensor upstream = RandomProblem.tensor(new Random(~seed), problem.outputShape());
    ReferenceGradients expected = NaiveGradients.compute(problem, upstream);
    String spec = problem.spec().toString();
    for (GradientKernel kernel : KERNELS) {
      ComputedGradients actual = ComputedGradients.of(kernel, problem, upstream);
      assertArrayEquals(expected.input().rounded().data(), actual.input(), spec);
      assertArrayEquals(expected.kernel().rounded().data(), actual.kernel(), spec);
      expected
          .bias()
          .ifPresent(bias -> assertArrayEquals(bias.rounded().data(), actual.bias(), spec));
    }
    for (Kernels kernel : Kernels.values()) {
      assertArrayEquals(
          expected.input().rounded().data(), kernel.computeAdjoint(problem, upstream), spec);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void keepTheRoundingBound(int seed) {
    keepTheRoundingBound(seed, RandomLayers.of(seed));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("fewSeeds")
  void keepItWithManyChannels(int seed) {
    keepTheRoundingBound(seed, RandomLayers.ofManyChannels(seed));
  }

  private static void keepTheRoundingBound(int seed, ConvolutionProblem problem) {
    Tensor upstream = RandomLayers.upstream(seed, problem);
    ReferenceGradients expected = NaiveGradients.compute(problem, upstream);
    for (GradientKernel kernel : KERNELS) {
      ComputedGradients actual = ComputedGradients.of(kernel, problem, upstream);
      WithinBound.assertWithin(expected.input(), actual.input(), problem);
      WithinBound.assertWithin(expected.kernel(), actual.kernel(), problem);
      expected.bias().ifPresent(bias -> WithinBound.assertWithin(bias, actual.bias(), problem));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("manySeeds")
  void spreadInfinitiesAndNansAsFarAsTheyReach(int seed) {
    Random random = new Random(seed);
    ConvolutionProblem whole = RandomProblem.of(seed);
    ConvolutionProblem problem =
        whole.withInput(spoilt(random, whole.input())).withKernel(spoilt(random, whole.kernel()));
    Tensor upstream = spoilt(random, RandomProblem.tensor(random, problem.outputShape()));
    ComputedGradients expected = ComputedGradients.of(new PlainGradients(), problem, upstream);
    String spec = problem.spec().toString();
    for (GradientKernel kernel : VECTORS) {
      ComputedGradients actual = ComputedGradients.of(kernel, problem, upstream);
      assertArrayEquals(expected.input(), actual.input(), spec);
      assertArrayEquals(expected.kernel(), actual.kernel(), spec);
      assertArrayEquals(expected.bias(), actual.bias(), spec);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("fewSeeds")
  void giveTheSameBitsOnAnyNumberOfThreadsAndInEveryRun(int seed) {
    ConvolutionProblem problem = RandomLayers.of(seed);
    Tensor upstream = RandomLayers.upstream(seed, problem);
    ComputedGradients one = ComputedGradients.of(new VectorGradients(), problem, upstream);
    for (int threads : new int[] {1, 2, 3}) {
      GradientKernel kernel = new VectorGradients(threads);
      for (int run = 0; run < 3; run++) {
        ComputedGradients other = ComputedGradients.of(kernel, problem, upstream);
        assertArrayEquals(one.input(), other.input());
        assertArrayEquals(one.kernel(), other.kernel());
        assertArrayEquals(one.bias(), other.bias());
      }
    }
  }

  /** Neither JDK, vectors nor registers change a bit, so that a constant has them all. */
  @Test
  void giveTheSameBitsOnEveryJdkAndMachine() {
    for (GradientKernel kernel : VECTORS) {
      assertEquals("cc81843f", checksum(kernel));
    }
  }

  private static String checksum(GradientKernel kernel) {
    CRC32 checksum = new CRC32();
    for (int seed = 2000; seed < 2040; seed++) {
      ConvolutionProblem problem = RandomLayers.of(seed);
      ComputedGradients computed =
          ComputedGradients.of(kernel, problem, RandomLayers.upstream(seed, problem));
      for (float[] part : List.of(computed.input(), computed.kernel(), computed.bias())) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * part.length);
        for (float value : part) {
          // Padding may turn -0 into 0.
          bytes.putFloat(value + 0f);
        }
        checksum.update(bytes.array());
      }
    }
    return Long.toHexString(checksum.getValue());
  }

  static IntStream fewSeeds() {
    return IntStream.range(1000, 1040);
  }

  /** With one infinity or NaN, or none. */
  private static Tensor spoilt(Random random, Tensor tensor) {
    float[] data = tensor.data().clone();
    float[] values = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
    if (data.length > 0 && random.nextBoolean()) {
      data[random.nextInt(data.length)] = values[random.nextInt(values.length)];
    }
    return Tensor.of(tensor.shape(), data);
  }

  static IntStream manySeeds() {
    return IntStream.range(0, 600);
  }

  static IntStream seeds() {
    return IntStream.range(0, 300);
  }
}
