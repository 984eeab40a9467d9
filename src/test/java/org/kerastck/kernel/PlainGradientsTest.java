package org.kerastck.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kerastck.geometry.AxisParameters;
import org.kerastck.geometry.Padding;
import org.kerastck.reference.ConvolutionProblem;
import org.kerastck.reference.ConvolutionSpec;
import org.kerastck.reference.LayerKind;
import org.kerastck.reference.NaiveGradients;
import org.kerastck.reference.RandomProblem;
import org.kerastck.reference.ReferenceGradients;
import org.kerastck.reference.ReferenceOutput;
import org.kerastck.tensor.DataFormat;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/** The plain gradients against the definition's: on integers equal, on others within the bound. */
class PlainGradientsTest {

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void giveTheDefinitionsNumbers(int seed) {
    ConvolutionProblem problem = RandomProblem.of(seed);
    Tensor upstream = RandomProblem.tensor(new Random(~seed), problem.outputShape());
    ReferenceGradients expected = NaiveGradients.compute(problem, upstream);
    Computed actual = Computed.of(problem, upstream);
    String spec = problem.spec().toString();
    assertArrayEquals(expected.input().rounded().data(), actual.input, spec);
    assertArrayEquals(expected.kernel().rounded().data(), actual.kernel, spec);
    expected.bias().ifPresent(bias -> assertArrayEquals(bias.rounded().data(), actual.bias, spec));
  }

  @Test
  void keepTheRoundingBound() {
    Random random = new Random(1);
    ConvolutionSpec spec =
        new ConvolutionSpec(
            LayerKind.CONV2D,
            9,
            AxisParameters.of(3, 2, 1),
            AxisParameters.of(4, 1, 1),
            Padding.SAME,
            DataFormat.CHANNELS_LAST,
            1,
            "linear",
            false);
    ConvolutionProblem problem =
        ConvolutionProblem.of(
            spec,
            gaussian(random, Shape.of(4, 21, 20, 7)),
            gaussian(random, Shape.of(3, 4, 7, 9)),
            java.util.Optional.of(gaussian(random, Shape.of(9))));
    Tensor upstream = gaussian(random, problem.outputShape());
    ReferenceGradients expected = NaiveGradients.compute(problem, upstream);
    Computed actual = Computed.of(problem, upstream);
    assertWithin(expected.input(), actual.input);
    assertWithin(expected.kernel(), actual.kernel);
    assertWithin(expected.bias().orElseThrow(), actual.bias);
  }

  static IntStream seeds() {
    return IntStream.range(0, 300);
  }

  private static void assertWithin(ReferenceOutput expected, float[] actual) {
    for (int i = 0; i < actual.length; i++) {
      double bound = (expected.terms(i) + 1) * 0x1p-24 * expected.magnitude(i) * 1.01;
      double distance = Math.abs(actual[i] - expected.value(i));
      assertTrue(distance <= bound, () -> distance + " exceeds " + bound);
    }
  }

  private static Tensor gaussian(Random random, Shape shape) {
    float[] data = new float[Math.toIntExact(shape.elementCount())];
    for (int i = 0; i < data.length; i++) {
      data[i] = (float) random.nextGaussian();
    }
    return Tensor.of(shape, data);
  }

  /** What the kernel gives, into arrays that held something else before. */
  private static final class Computed {
    private final float[] input;
    private final float[] kernel;
    private final float[] bias;

    private Computed(ConvolutionProblem problem) {
      input = filled(problem.input().data().length);
      kernel = filled(problem.kernel().data().length);
      bias = filled(problem.spec().filters());
    }

    static Computed of(ConvolutionProblem problem, Tensor upstream) {
      Computed made = new Computed(problem);
      ConvolutionTask task =
          new ConvolutionTask(
              problem.input().shape().size(0),
              problem.inputChannels(),
              problem.spec().filters(),
              problem.spec().groups(),
              problem.height(),
              problem.width(),
              problem.spec().dataFormat());
      GradientKernel gradients = new PlainGradients();
      gradients.inputGradient(task, upstream.data(), problem.kernel().data(), made.input);
      gradients.kernelGradient(task, problem.input().data(), upstream.data(), made.kernel);
      gradients.biasGradient(task, upstream.data(), made.bias);
      return made;
    }

    private static float[] filled(int size) {
      float[] array = new float[size];
      java.util.Arrays.fill(array, Float.NaN);
      return array;
    }
  }
}
