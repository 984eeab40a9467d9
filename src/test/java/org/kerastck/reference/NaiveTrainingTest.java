package org.kerastck.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;
import org.kerastck.training.RandomTraining;

/** The bound of a step whose weights are off already, and the step itself. */
class NaiveTrainingTest {

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void weightsWithinTheirErrorsGiveWeightsWithinTheirs(int seed) {
    TrainingProblem problem = RandomTraining.of(seed).problem();
    Random random = new Random(seed);
    double size = Math.pow(10, -1 - 6 * random.nextDouble());
    BoundedTensor kernel = widened(problem.convolution().kernel(), size);
    Optional<BoundedTensor> bias =
        problem.convolution().bias().map(tensor -> widened(tensor, size));
    ReferenceStep bounded = NaiveTraining.step(problem, kernel, bias);
    for (int sample = 0; sample < 20; sample++) {
      ReferenceStep other =
          NaiveTraining.step(problem, moved(kernel, random), bias.map(each -> moved(each, random)));
      assertWithin(bounded.loss(), other.loss());
      for (int i = 0; i < kernel.size(); i++) {
        assertWithin(bounded.kernel().at(i), other.kernel().at(i));
      }
      for (int i = 0; bias.isPresent() && i < bias.get().size(); i++) {
        assertWithin(bounded.bias().orElseThrow().at(i), other.bias().orElseThrow().at(i));
      }
    }
  }

  /** The step follows the loss's slope: against central differences of the loss itself. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aStepGoesDownTheLossesSlope(int seed) {
    TrainingProblem problem = withoutConstraints(RandomTraining.of(seed).problem());
    BoundedTensor kernel = BoundedTensor.exact(problem.convolution().kernel());
    Optional<BoundedTensor> bias = problem.convolution().bias().map(BoundedTensor::exact);
    BoundedTensor after = NaiveTraining.step(problem, kernel, bias).kernel();
    double step = 1e-6;
    // What the slope may change by over the step, kinks included, and the loss's own rounding.
    BoundedTensor nearby = NaiveTraining.step(problem, widened(kernel, 2 * step), bias).kernel();
    for (int i = 0; i < Math.min(10, kernel.size()); i++) {
      int element = i;
      double above = loss(problem, shifted(kernel, element, step), bias);
      double below = loss(problem, shifted(kernel, element, -step), bias);
      double slope = (kernel.value(i) - after.value(i)) / problem.learningRate();
      double jump = jumpsOfTheValue(problem) ? Double.POSITIVE_INFINITY : 0;
      assertEquals(
          (above - below) / (2 * step),
          slope,
          nearby.error(i) / problem.learningRate() + 1e-7 * (1 + above) + jump,
          () -> "element " + element);
    }
  }

  @Test
  void refusesWhatItCannotMeasure() {
    assertRefusal(
        "target must have the output's shape %s. Received: shape (1,)"
            .formatted(RandomProblem.of(0).outputShape()),
        () -> problem("linear", "huber", Map.of()));
    assertRefusal(
        "There is no bound for activation threshold",
        () -> problem("threshold", "huber", Map.of()));
    assertRefusal(
        "There is no bound for loss poisson", () -> problem("linear", "poisson", Map.of()));
    assertRefusal(
        "There is no bound for regularizer orthogonal_regularizer. Known: L1, L2, L1L2",
        () -> problem("linear", "huber", Map.of("bias_regularizer", "orthogonal_regularizer")));
    assertRefusal(
        "There is no bound for constraint mine. Known: MaxNorm, MinMaxNorm, NonNeg, UnitNorm",
        () -> problem("linear", "huber", Map.of("kernel_constraint", "mine")));
  }

  static IntStream seeds() {
    return IntStream.range(0, 200);
  }

  private static boolean jumpsOfTheValue(TrainingProblem problem) {
    return problem.activation().equals(BoundedActivation.of(ReferenceActivation.HARD_SHRINK));
  }

  private static double loss(
      TrainingProblem problem, BoundedTensor kernel, Optional<BoundedTensor> bias) {
    return NaiveTraining.step(problem, kernel, bias).loss().value();
  }

  private static BoundedTensor widened(Tensor tensor, double error) {
    return widened(BoundedTensor.exact(tensor), error);
  }

  private static BoundedTensor widened(BoundedTensor tensor, double error) {
    return BoundedTensor.of(tensor.shape(), i -> new Bounded(tensor.value(i), error));
  }

  private static BoundedTensor shifted(BoundedTensor tensor, int element, double step) {
    return BoundedTensor.of(
        tensor.shape(), i -> Bounded.exact(tensor.value(i) + (i == element ? step : 0)));
  }

  private static BoundedTensor moved(BoundedTensor tensor, Random random) {
    return BoundedTensor.of(
        tensor.shape(),
        i -> Bounded.exact(tensor.value(i) + (2 * random.nextDouble() - 1) * tensor.error(i)));
  }

  private static void assertWithin(Bounded bound, Bounded other) {
    double distance = Math.abs(other.value() - bound.value());
    assertTrue(distance <= bound.error(), () -> other + " is not within " + bound);
  }

  private static TrainingProblem withoutConstraints(TrainingProblem problem) {
    return new TrainingProblem(
        problem.convolution(),
        problem.activation(),
        problem.loss(),
        problem.target(),
        problem.learningRate(),
        problem.kernelRegularizer(),
        problem.biasRegularizer(),
        problem.activityRegularizer(),
        Optional.empty(),
        Optional.empty());
  }

  private static void assertRefusal(String message, Executable attempt) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, attempt).getMessage());
  }

  /** A problem whose target has the wrong shape. */
  private static TrainingProblem problem(String activation, String loss, Map<String, ?> config) {
    ConvolutionProblem problem = RandomProblem.of(0);
    ConvolutionProblem activated =
        ConvolutionProblem.of(
            problem.spec().withActivation(activation),
            problem.input(),
            problem.kernel(),
            problem.bias());
    return TrainingProblem.of(activated, config, loss, Tensor.of(Shape.of(1), 1f), 0.1);
  }
}
