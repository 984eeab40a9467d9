package org.kerastck.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kerastck.geometry.AxisGeometry;
import org.kerastck.geometry.AxisParameters;
import org.kerastck.geometry.Padding;
import org.kerastck.tensor.DataFormat;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/**
 * The gradients against central differences of {@link NaiveConvolution}. The output is linear in
 * the input, in the kernel and in the bias, so that a difference over a step of 1 is the derivative
 * itself, and of integers it is exact: no tolerance.
 */
class NaiveGradientsTest {
  private static final int SAMPLES = 12;

  /** What the gradient is with respect to. */
  private enum Argument {
    INPUT,
    KERNEL,
    BIAS
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void equalCentralDifferences(int seed) {
    ConvolutionProblem problem = RandomProblem.of(seed);
    Random random = new Random(~seed);
    Tensor upstream = RandomProblem.tensor(random, problem.outputShape());
    of(NaiveGradients.compute(problem, upstream))
        .forEach(
            (argument, gradient) -> {
              int size = tensor(problem, argument).data().length;
              for (int sample = 0; sample < Math.min(SAMPLES, size); sample++) {
                int offset = size <= SAMPLES ? sample : random.nextInt(size);
                double above = inner(upstream, moved(problem, argument, offset, 1));
                double below = inner(upstream, moved(problem, argument, offset, -1));
                assertEquals(
                    (above - below) / 2,
                    gradient.value(offset),
                    () -> "%s[%d] of %s".formatted(argument, offset, problem.spec()));
              }
            });
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void magnitudesAndTermsAreGradientsToo(int seed) {
    ConvolutionProblem problem = RandomProblem.of(seed);
    Tensor upstream = RandomProblem.tensor(new Random(~seed), problem.outputShape());
    Map<Argument, ReferenceOutput> gradients = of(NaiveGradients.compute(problem, upstream));
    Map<Argument, ReferenceOutput> ofMagnitudes =
        of(
            NaiveGradients.compute(
                with(problem, NaiveGradientsTest::magnitudes), magnitudes(upstream)));
    Map<Argument, ReferenceOutput> ofOnes =
        of(NaiveGradients.compute(with(problem, NaiveGradientsTest::ones), ones(upstream)));
    gradients.forEach(
        (argument, gradient) -> {
          ReferenceOutput magnitudes = Objects.requireNonNull(ofMagnitudes.get(argument));
          ReferenceOutput counts = Objects.requireNonNull(ofOnes.get(argument));
          for (int i = 0; i < gradient.shape().elementCount(); i++) {
            assertEquals(magnitudes.value(i), gradient.magnitude(i));
            assertEquals(counts.value(i), gradient.terms(i));
          }
        });
  }

  @Test
  void theSeedsCoverTheGeometriesThatGoWrong() {
    List<ConvolutionProblem> problems = seeds().mapToObj(RandomProblem::of).toList();
    List<AxisGeometry> axes =
        problems.stream().flatMap(each -> List.of(each.height(), each.width()).stream()).toList();
    for (LayerKind kind : LayerKind.values()) {
      for (Padding padding : Padding.values()) {
        for (DataFormat format : DataFormat.values()) {
          assertTrue(
              problems.stream()
                  .map(ConvolutionProblem::spec)
                  .anyMatch(
                      spec ->
                          spec.kind() == kind
                              && spec.padding() == padding
                              && spec.dataFormat() == format));
        }
      }
    }
    assertTrue(
        axes.stream()
            .map(AxisGeometry::parameters)
            .anyMatch(axis -> axis.kernelSize() < axis.strides()));
    assertTrue(axes.stream().anyMatch(axis -> axis.parameters().kernelSize() > axis.inputSize()));
    assertTrue(axes.stream().anyMatch(axis -> axis.inputSize() == 1));
    assertTrue(problems.stream().anyMatch(each -> each.spec().groups() > 1));
    assertTrue(
        axes.stream().map(AxisGeometry::parameters).anyMatch(axis -> axis.dilationRate() > 1));
    assertTrue(
        axes.stream()
            .map(AxisGeometry::parameters)
            .map(AxisParameters::outputPadding)
            .anyMatch(padding -> padding.orElse(0) > 0));
  }

  @Test
  void refusesAnUpstreamOfAnotherShape() {
    ConvolutionProblem problem = RandomProblem.of(0);
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> NaiveGradients.compute(problem, Tensor.of(Shape.of(1), 1f)));
    assertEquals(
        "upstream must have the output's shape %s. Received: shape (1,)"
            .formatted(problem.outputShape()),
        refusal.getMessage());
  }

  static IntStream seeds() {
    return IntStream.range(0, 300);
  }

  private static Map<Argument, ReferenceOutput> of(ReferenceGradients gradients) {
    Map<Argument, ReferenceOutput> all = new EnumMap<>(Argument.class);
    all.put(Argument.INPUT, gradients.input());
    all.put(Argument.KERNEL, gradients.kernel());
    gradients.bias().ifPresent(bias -> all.put(Argument.BIAS, bias));
    return all;
  }

  private static double inner(Tensor upstream, ConvolutionProblem problem) {
    ReferenceOutput output = NaiveConvolution.compute(problem);
    double sum = 0;
    for (int i = 0; i < upstream.data().length; i++) {
      sum += upstream.data()[i] * output.value(i);
    }
    return sum;
  }

  private static Tensor tensor(ConvolutionProblem problem, Argument argument) {
    return switch (argument) {
      case INPUT -> problem.input();
      case KERNEL -> problem.kernel();
      case BIAS -> problem.bias().orElseThrow();
    };
  }

  private static ConvolutionProblem moved(
      ConvolutionProblem problem, Argument argument, int offset, int step) {
    float[] data = tensor(problem, argument).data().clone();
    data[offset] += step;
    Tensor moved = Tensor.of(tensor(problem, argument).shape(), data);
    return switch (argument) {
      case INPUT -> problem.withInput(moved);
      case KERNEL -> problem.withKernel(moved);
      case BIAS ->
          ConvolutionProblem.of(
              problem.spec(), problem.input(), problem.kernel(), Optional.of(moved));
    };
  }

  private static ConvolutionProblem with(
      ConvolutionProblem problem, java.util.function.UnaryOperator<Tensor> change) {
    return ConvolutionProblem.of(
        problem.spec(),
        change.apply(problem.input()),
        change.apply(problem.kernel()),
        problem.bias().map(change));
  }

  private static Tensor magnitudes(Tensor tensor) {
    float[] data = tensor.data().clone();
    for (int i = 0; i < data.length; i++) {
      data[i] = Math.abs(data[i]);
    }
    return Tensor.of(tensor.shape(), data);
  }

  private static Tensor ones(Tensor tensor) {
    float[] data = new float[tensor.data().length];
    java.util.Arrays.fill(data, 1);
    return Tensor.of(tensor.shape(), data);
  }
}
