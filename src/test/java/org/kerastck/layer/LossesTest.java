package org.kerastck.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kerastck.regularizer.Regularizer;
import org.kerastck.regularizer.Regularizers;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

/** The losses are those that Keras 3.15.1 gives on TensorFlow. */
class LossesTest {
  private static final Tensor INPUT = Tensor.of(Shape.of(2, 2, 2, 1), -3, -2, -1, 0, 1, 2, 3, 4);

  @Test
  void activityOfTheLastCallThenKernelThenBias() {
    Conv2D layer = regularized().build();
    assertArrayEquals(new float[] {}, layer.losses().data());

    layer.build(INPUT.shape());
    layer.setWeights(Tensor.of(Shape.of(1, 1, 1, 1), 2), bias());
    assertArrayEquals(new float[] {1, 2}, layer.losses().data());

    layer.call(INPUT);
    assertArrayEquals(new float[] {4, 1, 2}, layer.losses().data());

    layer.call(Tensor.of(Shape.of(1, 2, 2, 1), -3, -2, -1, 0));
    assertArrayEquals(new float[] {0, 1, 2}, layer.losses().data());
  }

  @Test
  void lossesOfWeightsFollowTheWeights() {
    Conv2D layer = regularized().build();
    layer.setWeights(Tensor.of(Shape.of(1, 1, 1, 1), 2), bias());
    layer.call(INPUT);
    layer.setWeights(Tensor.of(Shape.of(1, 1, 1, 1), 4), bias());

    assertArrayEquals(new float[] {4, 4, 2}, layer.losses().data());
    assertEquals(Shape.of(3), layer.losses().shape());
  }

  @Test
  void weightsThatAreNotTrainedLoseNothing() {
    Conv2D layer = regularized().trainable(false).build();
    layer.setWeights(Tensor.of(Shape.of(1, 1, 1, 1), 2), bias());
    layer.call(INPUT);

    assertArrayEquals(new float[] {4}, layer.losses().data());
  }

  @Test
  void anEmptyBatchHasNoActivity() {
    Conv2D layer = regularized().build();
    layer.setWeights(Tensor.of(Shape.of(1, 1, 1, 1), 2), bias());
    layer.call(Tensor.of(Shape.of(0, 2, 2, 1)));

    assertArrayEquals(new float[] {0, 1, 2}, layer.losses().data());
  }

  @Test
  void orthogonalRefusesAKernelWhenItsLossIsAskedFor() {
    Conv2D layer =
        Conv2D.builder()
            .filters(1)
            .kernelSize(1)
            .kernelRegularizer(regularizer("OrthogonalRegularizer", Map.of()))
            .build();
    layer.call(INPUT);

    assertEquals(
        "Inputs to OrthogonalRegularizer must have rank 2. Received: inputs.shape=(1, 1, 1, 1)."
            + " In: kernel_regularizer",
        assertThrows(KerasException.class, layer::losses).getMessage());
  }

  @Test
  void orthogonalRefusesAnOutputWhenTheLayerIsCalled() {
    Conv2D layer =
        Conv2D.builder()
            .filters(1)
            .kernelSize(1)
            .activityRegularizer(regularizer("OrthogonalRegularizer", Map.of()))
            .build();

    KerasException refusal = assertThrows(KerasException.class, () -> layer.call(INPUT));
    assertEquals(Stage.CALL, refusal.stage());
  }

  private static Builder<Conv2D> regularized() {
    return Conv2D.builder()
        .filters(1)
        .kernelSize(1)
        .activation("relu")
        .activityRegularizer(regularizer("L1", Map.of("l1", 0.5)))
        .kernelRegularizer(regularizer("L2", Map.of("l2", 0.25)))
        .biasRegularizer(regularizer("L1", Map.of("l1", 2)));
  }

  private static Optional<Tensor> bias() {
    return Optional.of(Tensor.of(Shape.of(1), -1));
  }

  private static Regularizer regularizer(String className, Map<String, ?> config) {
    return Regularizers.get(Map.of("class_name", className, "config", config)).orElseThrow();
  }
}
