package org.kerastck.layer;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kerastck.config.ErrorType;
import org.kerastck.geometry.Padding;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

class Conv2DTest {

  @Test
  void hasKerasDefaults() {
    Conv2D layer = Conv2D.builder().filters(1).kernelSize(2).build();
    layer.setWeights(Tensor.of(Shape.of(2, 2, 1, 1), 1, 2, 3, 4), Optional.of(bias(10)));

    Tensor output = layer.call(Tensor.of(Shape.of(1, 2, 3, 1), 1, 2, 3, 4, 5, 6));

    assertEquals(Shape.of(1, 1, 2, 1), output.shape());
    assertArrayEquals(new float[] {47, 57}, output.data());
  }

  @Test
  void takesAPairHeightFirst() {
    Conv2D layer =
        Conv2D.builder()
            .filters(1)
            .kernelSize(1, 2)
            .strides(2, 1)
            .padding(Padding.SAME)
            .useBias(false)
            .build();
    layer.setWeights(Tensor.of(Shape.of(1, 2, 1, 1), 1, 10), Optional.empty());

    Tensor output = layer.call(Tensor.of(Shape.of(1, 3, 2, 1), 1, 2, 3, 4, 5, 6));

    assertEquals(Shape.of(1, 2, 2, 1), output.shape());
    assertArrayEquals(new float[] {21, 2, 65, 6}, output.data());
  }

  @Test
  void takesAFunctionAsActivation() {
    Conv2D layer = Conv2D.builder().filters(1).kernelSize(1).activation("relu").build();
    layer.setWeights(Tensor.of(Shape.of(1, 1, 1, 1), -1), Optional.of(bias(1)));

    assertArrayEquals(
        new float[] {0, 3}, layer.call(Tensor.of(Shape.of(1, 1, 2, 1), 5, -2)).data());
  }

  /** Held to Keras on TensorFlow; on JAX it is an AssertionError. */
  @Test
  void gluNeedsAnEvenAxis() {
    Conv2D layer = Conv2D.builder().filters(3).kernelSize(1).activation("glu").build();
    KerasException refusal =
        assertThrows(KerasException.class, () -> layer.call(Tensor.of(Shape.of(1, 1, 1, 1), 5)));
    assertEquals(ErrorType.VALUE_ERROR, refusal.type());
    assertEquals(Stage.CALL, refusal.stage());
    assertTrue(layer.isBuilt());
  }

  @Test
  void saysWhatWasExpectedAndReceived() {
    KerasException refusal =
        assertThrows(
            KerasException.class, () -> Conv2D.builder().filters(2).kernelSize(3, 0).build());

    assertAll(
        () -> assertEquals(ErrorType.VALUE_ERROR, refusal.type()),
        () -> assertEquals(Stage.INIT, refusal.stage()),
        () ->
            assertEquals(
                "The `kernel_size` argument must be a tuple of 2 integers. Received"
                    + " kernel_size=[3, 0], including value 0 that does not satisfy `value > 0`",
                refusal.getMessage()));
  }

  @Test
  void refusesArgumentsThatItDoesNotHave() {
    KerasException refusal =
        assertThrows(
            KerasException.class,
            () -> Conv2D.fromConfig(Map.of("filters", 1, "kernel_size", 1, "output_padding", 0)));

    assertEquals(
        "Unrecognized keyword arguments passed to Conv2D: [output_padding]", refusal.getMessage());
  }

  @Test
  void hasWeightsOnlyOnceItIsBuilt() {
    Conv2D layer = Conv2D.builder().filters(1).kernelSize(1).build();

    assertThrows(IllegalStateException.class, layer::kernelShape);
    assertThrows(IllegalStateException.class, layer::kernel);
    assertTrue(layer.weights().isEmpty());
    layer.call(Tensor.of(Shape.of(1, 1, 1, 1), 1));
    assertEquals(Shape.of(1, 1, 1, 1), layer.kernelShape());
    assertEquals(2, layer.weights().size());
  }

  @Test
  void refusesWeightsOfAnotherShape() {
    Conv2D layer = Conv2D.builder().filters(2).kernelSize(1).useBias(false).build();
    layer.build(Shape.of(1, 4, 4, 3));
    Tensor kernel = Tensor.of(Shape.of(1, 1, 2, 3), 1, 2, 3, 4, 5, 6);

    KerasException refusal =
        assertThrows(KerasException.class, () -> layer.setWeights(kernel, Optional.empty()));

    assertEquals(
        "Layer Conv2D: the shape of kernel must be (1, 1, 3, 2). Received: (1, 1, 2, 3)",
        refusal.getMessage());
  }

  private static Tensor bias(float value) {
    return Tensor.of(Shape.of(1), value);
  }
}
