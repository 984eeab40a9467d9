package org.kerastck.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kerastck.reference.ConvolutionProblem;
import org.kerastck.reference.NaiveConvolution;
import org.kerastck.reference.RandomProblem;

/** Every kernel against the definition, on integers, where all are exact. */
class ConvolutionKernelsTest {

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void giveTheDefinitionsNumbers(int seed) {
    ConvolutionProblem problem = RandomProblem.of(seed);
    float[] expected = NaiveConvolution.compute(problem).rounded().data();
    Kernels.all()
        .forEach(
            kernel ->
                assertArrayEquals(
                    expected,
                    kernel.compute(problem, Execution.DEFAULT),
                    () -> kernel + " on " + problem.spec()));
  }

  @Test
  void theTestsRunOnVectors() {
    assertTrue(
        VectorConvolution.isAvailable(), "run the tests with --add-modules jdk.incubator.vector");
  }

  @Test
  void refuseArraysOfOtherSizes() {
    ConvolutionProblem problem = RandomProblem.of(1);
    int size = problem.input().data().length;
    Kernels.all()
        .forEach(
            kernel -> {
              PreparedConvolution prepared = kernel.prepare(problem, Execution.DEFAULT);
              float[] output = new float[Math.toIntExact(problem.outputShape().elementCount())];
              assertThrows(
                  IllegalArgumentException.class, () -> prepared.run(new float[size + 1], output));
            });
  }

  static IntStream seeds() {
    return IntStream.range(0, 600);
  }
}
