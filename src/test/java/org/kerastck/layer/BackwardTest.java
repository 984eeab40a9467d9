package org.kerastck.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kerastck.reference.ConvolutionProblem;
import org.kerastck.reference.NaiveConvolution;
import org.kerastck.reference.NaiveGradients;
import org.kerastck.reference.RandomProblem;
import org.kerastck.reference.ReferenceGradients;
import org.kerastck.reference.ReferenceOutput;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/** The layers' gradients, through the activation, against the definition's. */
class BackwardTest {

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void goesThroughTheActivation(int seed) {
    ConvolutionProblem problem = RandomProblem.of(seed);
    Tensor upstream = RandomProblem.tensor(new Random(~seed), problem.outputShape());
    ReferenceOutput before = NaiveConvolution.compute(problem);
    float[] through = upstream.data().clone();
    for (int i = 0; i < through.length; i++) {
      through[i] = before.value(i) > 0 ? through[i] : 0;
    }
    ReferenceGradients expected =
        NaiveGradients.compute(problem, Tensor.of(upstream.shape(), through));

    Gradients actual = RandomLayer.of(problem, "relu").backward(problem.input(), upstream);

    assertEqual(expected.input(), actual.input());
    assertEqual(expected.kernel(), actual.kernel());
    assertEquals(expected.bias().isPresent(), actual.bias().isPresent());
    expected.bias().ifPresent(bias -> assertEqual(bias, actual.bias().orElseThrow()));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aForwardPassGivesWhatACallGives(int seed) {
    ConvolutionProblem problem = RandomProblem.of(seed);
    ConvolutionLayer layer = RandomLayer.of(problem, "sigmoid");
    ForwardPass pass = layer.forward(problem.input());
    Tensor output = pass.output();
    Gradients gradients = pass.backward(output);
    assertArrayEquals(layer.call(problem.input()).data(), output.data());
    Tensor zeros = Tensor.of(layer.kernelShape(), new float[problem.kernel().data().length]);
    layer.setWeights(zeros, problem.bias());
    assertArrayEquals(gradients.kernel().data(), pass.backward(pass.output()).kernel().data());
  }

  @Test
  void takesAnUpstreamOfTheActivatedShape() {
    Conv2D layer = Conv2D.builder().filters(2).kernelSize(1).activation("glu").build();
    layer.setWeights(
        Tensor.of(Shape.of(1, 1, 1, 2), 3, 0), Optional.of(Tensor.of(Shape.of(2), 0, 0)));
    Tensor input = Tensor.of(Shape.of(1, 1, 1, 1), 2f);
    Gradients gradients = layer.backward(input, Tensor.of(Shape.of(1, 1, 1, 1), 1f));
    // 3x sigmoid(0): the slopes are sigmoid(0) = 1/2 and 3x sigmoid'(0) = 6/4.
    assertArrayEquals(new float[] {1f, 3f}, gradients.kernel().data());
    assertArrayEquals(new float[] {0.5f, 1.5f}, gradients.bias().orElseThrow().data());
    assertArrayEquals(new float[] {1.5f}, gradients.input().data());
  }

  @Test
  void refusesAnUpstreamOfAnotherShape() {
    ConvolutionProblem problem = RandomProblem.of(0);
    ConvolutionLayer layer = RandomLayer.of(problem, "linear");
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> layer.backward(problem.input(), Tensor.of(Shape.of(1), 1f)));
    assertEquals(
        "upstream must have the output's shape %s. Received: shape (1,)"
            .formatted(problem.outputShape()),
        refusal.getMessage());
  }

  @Test
  void refusesTheInputsThatACallRefuses() {
    Conv2D layer = Conv2D.builder().filters(1).kernelSize(3).build();
    Tensor small = Tensor.of(Shape.of(1, 2, 2, 1), 1, 2, 3, 4);
    KerasException refusal = assertThrows(KerasException.class, () -> layer.backward(small, small));
    assertTrue(String.valueOf(refusal.getMessage()).contains("output size"));
  }

  static IntStream seeds() {
    return IntStream.range(0, 200);
  }

  private static void assertEqual(ReferenceOutput expected, Tensor actual) {
    assertEquals(expected.shape(), actual.shape());
    for (int i = 0; i < actual.data().length; i++) {
      assertEquals((float) expected.value(i), actual.data()[i]);
    }
  }
}
