package org.kerastck.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kerastck.layer.Conv2D;
import org.kerastck.layer.ConvolutionLayer;
import org.kerastck.reference.BoundedTensor;
import org.kerastck.reference.NaiveTraining;
import org.kerastck.reference.ReferenceStep;
import org.kerastck.reference.TrainingProblem;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/** Training in float32 against the measure, and against numbers worked out by hand. */
class GradientDescentTest {
  private static final int STEPS = 5;
  private static final Shape ONE = Shape.of(1, 1, 1, 1);

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void keepsTheBoundOfEachStepAndOfAll(int seed) {
    RandomTraining training = RandomTraining.of(seed);
    TrainingProblem problem = training.problem();
    ConvolutionLayer layer = training.layer();
    List<ReferenceStep> run = NaiveTraining.run(problem, STEPS);
    for (int i = 0; i < STEPS; i++) {
      ReferenceStep step = stepFrom(problem, layer);
      float loss = step(training, layer);
      String place = "step %d of %s".formatted(i, training);
      assertTrue(step.loss().accepts(loss), place);
      assertTrue(accepts(step, layer), place);
      assertTrue(run.get(i).loss().accepts(loss), place);
      assertTrue(accepts(run.get(i), layer), place);
    }
  }

  /** A bound that accepted these would judge nothing. */
  @Test
  void theBoundOfAStepRefusesMistakes() {
    Map<String, Object> slightlyLess = Map.of("class_name", "L2", "config", Map.of("l2", 0.0299));
    int[] seen = new int[4];
    int[] refused = new int[4];
    for (int seed : seeds().toArray()) {
      RandomTraining right = RandomTraining.of(seed);
      List<RandomTraining> wrong =
          List.of(
              right.with("kernel_regularizer", slightlyLess),
              right.with("kernel_constraint", null),
              right.with("activity_regularizer", null),
              right.with("bias_regularizer", null));
      List<String> names =
          List.of(
              "kernel_regularizer",
              "kernel_constraint",
              "activity_regularizer",
              "bias_regularizer");
      for (int i = 0; i < names.size(); i++) {
        boolean ofBias = names.get(i).startsWith("bias");
        boolean hasBias = right.problem().convolution().bias().isPresent();
        if (right.arguments().containsKey(names.get(i)) && (hasBias || !ofBias)) {
          seen[i]++;
          ConvolutionLayer layer = wrong.get(i).layer();
          ReferenceStep step = stepFrom(right.problem(), layer);
          float loss = step(wrong.get(i), layer);
          refused[i] += accepts(step, layer) && step.loss().accepts(loss) ? 0 : 1;
        }
      }
    }
    for (int i = 0; i < seen.length; i++) {
      assertTrue(refused[i] > 0.9 * seen[i], refused[i] + " of " + seen[i]);
    }
  }

  @Test
  void aStepWorkedOutByHand() {
    Conv2D layer =
        Conv2D.fromConfig(
            Map.of(
                "filters",
                1,
                "kernel_size",
                1,
                "kernel_regularizer",
                Map.of("class_name", "L2", "config", Map.of("l2", 0.5)),
                "activity_regularizer",
                Map.of("class_name", "L1", "config", Map.of("l1", 4)),
                "bias_constraint",
                "non_neg"));
    layer.setWeights(Tensor.of(ONE, 3), Optional.of(Tensor.of(Shape.of(1), 1)));
    Tensor input = Tensor.of(Shape.of(2, 1, 1, 1), 1, 2);
    Tensor target = Tensor.of(Shape.of(2, 1, 1, 1), 2, 4);
    float loss = new GradientDescent(Loss.MEAN_SQUARED_ERROR, 0.25f).step(layer, input, target);
    // Outputs 4 and 7 are 2 and 3 off. Loss (4 + 9) / 2 + 4 * (4 + 7) / 2 + 0.5 * 9.
    assertEquals(33, loss);
    // Upstream 2 + 2 and 3 + 2; kernel 3 - 0.25 * (4 * 1 + 5 * 2 + 3), bias max(1 - 0.25 * 9, 0).
    assertArrayEquals(new float[] {-1.25f}, layer.kernel().data());
    assertArrayEquals(new float[] {0}, layer.bias().orElseThrow().data());
  }

  @Test
  void theSlopeOfAnAbsoluteAtZeroIsZero() {
    Conv2D layer = Conv2D.builder().filters(1).kernelSize(1).build();
    layer.setWeights(Tensor.of(ONE, 2), Optional.of(Tensor.of(Shape.of(1), 0)));
    new GradientDescent(Loss.MEAN_ABSOLUTE_ERROR, 1)
        .step(layer, Tensor.of(ONE, 3), Tensor.of(ONE, 6));
    assertArrayEquals(new float[] {2}, layer.kernel().data());
  }

  @Test
  void whatIsNotTrainableStaysAsItIs() {
    Conv2D layer =
        Conv2D.fromConfig(
            Map.of(
                "filters",
                1,
                "kernel_size",
                1,
                "trainable",
                false,
                "use_bias",
                false,
                "kernel_regularizer",
                "L2",
                "kernel_constraint",
                "non_neg"));
    layer.setWeights(Tensor.of(ONE, -2), Optional.empty());
    float loss =
        new GradientDescent(Loss.MEAN_SQUARED_ERROR, 1)
            .step(layer, Tensor.of(ONE, 3), Tensor.of(ONE, 6));
    assertEquals(144, loss);
    assertArrayEquals(new float[] {-2}, layer.kernel().data());
  }

  @Test
  void refusesATargetOfAnotherShape() {
    Conv2D layer = Conv2D.builder().filters(1).kernelSize(1).build();
    layer.setWeights(Tensor.of(ONE, 2), Optional.of(Tensor.of(Shape.of(1), 0)));
    GradientDescent descent = new GradientDescent(Loss.MEAN_SQUARED_ERROR, 1);
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> descent.step(layer, Tensor.of(ONE, 1), Tensor.of(Shape.of(1), 1)));
    assertEquals(
        "target must have the output's shape (1, 1, 1, 1). Received: shape (1,)",
        refusal.getMessage());
  }

  @Test
  void lossesHaveKerasNames() {
    assertEquals(Optional.of(Loss.MEAN_SQUARED_ERROR), Loss.named("mse"));
    assertEquals(Optional.of(Loss.HUBER), Loss.named("huber"));
    assertEquals(Optional.empty(), Loss.named("Mean_Squared_Error"));
  }

  static IntStream seeds() {
    return IntStream.range(0, 300);
  }

  private static ReferenceStep stepFrom(TrainingProblem problem, ConvolutionLayer layer) {
    return NaiveTraining.step(
        problem, BoundedTensor.exact(layer.kernel()), layer.bias().map(BoundedTensor::exact));
  }

  private static float step(RandomTraining training, ConvolutionLayer layer) {
    TrainingProblem problem = training.problem();
    return training.descent().step(layer, problem.convolution().input(), problem.target());
  }

  private static boolean accepts(ReferenceStep step, ConvolutionLayer layer) {
    return accepts(step.kernel(), layer.kernel())
        && step.bias().map(bias -> accepts(bias, layer.bias().orElseThrow())).orElse(true);
  }

  private static boolean accepts(BoundedTensor expected, Tensor actual) {
    return IntStream.range(0, expected.size())
        .allMatch(i -> expected.at(i).accepts(actual.data()[i]));
  }
}
