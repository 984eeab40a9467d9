package org.kerastck.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kerastck.reference.ConvolutionProblem;
import org.kerastck.reference.NaiveGradients;
import org.kerastck.reference.RandomProblem;
import org.kerastck.reference.ReferenceGradients;
import org.kerastck.reference.ReferenceOutput;
import org.kerastck.tensor.Tensor;

/** Every gradient kernel against the definition: on integers equal, on others within the bound. */
class GradientKernelsTest {
  private static final List<GradientKernel> KERNELS =
      List.of(new PlainGradients(), new VectorGradients());

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
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void keepTheRoundingBound(int seed) {
    ConvolutionProblem problem = RandomLayers.of(seed);
    Tensor upstream = RandomLayers.upstream(seed, problem);
    ReferenceGradients expected = NaiveGradients.compute(problem, upstream);
    for (GradientKernel kernel : KERNELS) {
      ComputedGradients actual = ComputedGradients.of(kernel, problem, upstream);
      assertWithin(expected.input(), actual.input(), problem);
      assertWithin(expected.kernel(), actual.kernel(), problem);
      expected.bias().ifPresent(bias -> assertWithin(bias, actual.bias(), problem));
    }
  }

  static IntStream manySeeds() {
    return IntStream.range(0, 600);
  }

  static IntStream seeds() {
    return IntStream.range(0, 300);
  }

  private static void assertWithin(
      ReferenceOutput expected, float[] actual, ConvolutionProblem problem) {
    for (int i = 0; i < actual.length; i++) {
      double n = expected.terms(i) + 1;
      double bound = n * 0x1p-24 / (1 - n * 0x1p-24) * expected.magnitude(i);
      double distance = Math.abs(actual[i] - expected.value(i));
      assertTrue(distance <= bound, () -> distance + " exceeds " + bound + " on " + problem.spec());
    }
  }
}
