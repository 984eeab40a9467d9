package org.kerastck.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Comparison;
import org.kerastck.fixture.FixtureFile;
import org.kerastck.fixture.Golden;
import org.kerastck.fixture.GradientCall;
import org.kerastck.fixture.SpecReader;
import org.kerastck.fixture.UnreadableSpecException;
import org.kerastck.fixture.Weights;
import org.kerastck.reference.ConvolutionProblem;
import org.kerastck.reference.ConvolutionSpec;

/**
 * Keras's own gradients of layers without activation, on integers: every kernel equals them, and so
 * does every way to compute the gradient by the input. The rest goes through the layers, in the
 * matrix.
 */
class GradientFixturesTest {

  @ParameterizedTest
  @ValueSource(strings = {"conv2d", "conv2d_transpose"})
  void everyKernelGivesKerasNumbers(String layer) throws UnreadableSpecException {
    int count = 0;
    try (FixtureFile file = FixtureFile.open(Path.of("fixtures", layer, "gradients.json"))) {
      for (Optional<Case> next = file.next(); next.isPresent(); next = file.next()) {
        if (next.get().comparison() == Comparison.EXACT
            && next.get().call() instanceof GradientCall call
            && next.get().expected() instanceof Golden.Output expected
            && SpecReader.read(call.forward().layer()).activation().equals("linear")) {
          check(call, expected);
          count++;
        }
      }
    }
    assertTrue(count > 100, () -> "too few cases for " + layer);
  }

  private static void check(GradientCall call, Golden.Output expected)
      throws UnreadableSpecException {
    ConvolutionSpec spec = SpecReader.read(call.forward().layer());
    Weights weights = call.forward().weights().orElseThrow();
    ConvolutionProblem problem =
        ConvolutionProblem.of(spec, call.forward().input(), weights.kernel(), weights.bias());
    float[] input = expected.tensor("gradients.input").data();
    for (GradientKernel kernel : List.of(new PlainGradients(), new VectorGradients())) {
      ComputedGradients actual = ComputedGradients.of(kernel, problem, call.upstream());
      assertArrayEquals(input, actual.input(), call.id());
      assertArrayEquals(expected.tensor("gradients.kernel").data(), actual.kernel(), call.id());
      if (spec.useBias()) {
        assertArrayEquals(expected.tensor("gradients.bias").data(), actual.bias(), call.id());
      }
    }
    for (Kernels kernel : Kernels.values()) {
      float[] actual = kernel.computeAdjoint(problem, call.upstream());
      assertArrayEquals(input, actual, () -> call.id() + " by " + kernel);
    }
  }
}
