package org.kerastck.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kerastck.tensor.DType;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

class DTypeTest {
  private static final Shape SHAPE = Shape.of(1, 1, 1, 1);

  @ParameterizedTest
  @EnumSource(names = {"FLOAT16", "FLOAT32", "FLOAT64"})
  void floatingPointInputsAreCastToFloat32(DType dtype) {
    Conv2D layer = Conv2D.builder().filters(1).kernelSize(1).build();

    assertEquals(DType.FLOAT32, layer.call(Tensor.of(SHAPE, dtype, 1)).dtype());
  }

  @Test
  void withoutAutocastTheInputMustBeFloat32() {
    Conv2D layer = Conv2D.fromConfig(Map.of("filters", 1, "kernel_size", 1, "autocast", false));

    layer.call(Tensor.of(SHAPE, 1));
    KerasException refusal =
        assertThrows(KerasException.class, () -> layer.call(Tensor.of(SHAPE, DType.FLOAT64, 1)));
    assertEquals(
        "The input of layer Conv2D must be float32, for its autocast is false. Received:"
            + " dtype=float64",
        refusal.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"float64", "float16", "bfloat16", "mixed_float16", "int32"})
  void policiesOtherThanFloat32AreKeptButNotComputed(String policy) {
    Conv2DTranspose layer =
        Conv2DTranspose.fromConfig(Map.of("filters", 1, "kernel_size", 1, "dtype", policy));

    assertEquals(
        "The layers compute in float32, not in " + policy,
        assertThrows(UnsupportedOperationException.class, () -> layer.build(SHAPE)).getMessage());
  }
}
