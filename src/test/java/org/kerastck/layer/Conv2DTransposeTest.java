package org.kerastck.layer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kerastck.geometry.Padding;
import org.kerastck.tensor.DataFormat;
import org.kerastck.tensor.Shape;
import org.kerastck.tensor.Tensor;

class Conv2DTransposeTest {

  @Test
  void spreadsTheKernel() {
    Conv2DTranspose layer =
        Conv2DTranspose.builder().filters(1).kernelSize(1, 3).strides(1, 2).build();
    layer.setWeights(
        Tensor.of(Shape.of(1, 3, 1, 1), 1, 2, 3), Optional.of(Tensor.of(Shape.of(1), 0)));

    Tensor output = layer.call(Tensor.of(Shape.of(1, 1, 2, 1), 1, 10));

    assertEquals(Shape.of(1, 1, 5, 1), output.shape());
    assertArrayEquals(new float[] {1, 2, 13, 20, 30}, output.data());
  }

  @Test
  void anAbsentOutputPaddingIsNotZero() {
    Tensor input = Tensor.of(Shape.of(1, 1, 1, 2), 1, 10);

    assertEquals(Shape.of(1, 1, 2, 4), output(same(), input).shape());
    assertEquals(Shape.of(1, 1, 1, 3), output(same().outputPadding(0), input).shape());
  }

  @Test
  void refusesOutputPaddingOfTheStridesOrMore() {
    KerasException refusal =
        assertThrows(KerasException.class, () -> same().outputPadding(1, 2).build());

    assertEquals(
        "`output_padding` must be strictly less than `strides` for all dimensions. At dimension 1,"
            + " `output_padding` is 2 but `strides` is 2. Received: output_padding=(1, 2),"
            + " strides=(2, 2)",
        refusal.getMessage());
  }

  private static Builder<Conv2DTranspose> same() {
    return Conv2DTranspose.builder()
        .filters(1)
        .kernelSize(3)
        .strides(2)
        .padding(Padding.SAME)
        .useBias(false)
        .dataFormat(DataFormat.CHANNELS_FIRST);
  }

  private static Tensor output(Builder<Conv2DTranspose> builder, Tensor input) {
    Conv2DTranspose layer = builder.build();
    layer.setWeights(Tensor.of(Shape.of(3, 3, 1, 1), 1, 2, 3, 4, 5, 6, 7, 8, 9), Optional.empty());
    return layer.call(input);
  }
}
