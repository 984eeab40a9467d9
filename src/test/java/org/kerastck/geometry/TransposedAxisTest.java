package org.kerastck.geometry;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransposedAxisTest {

  @ParameterizedTest(name = "{0} n={1} k={2} s={3} p={4}: {5} out, {6} cropped before")
  @CsvSource({
    "VALID, 3, 2, 3, , 9, 0",
    "VALID, 8, 1, 3, , 24, 0",
    "VALID, 5, 3, 2, , 11, 0",
    "VALID, 5, 3, 2, 1, 12, 0",
    "SAME, 5, 3, 1, , 5, 1",
    "SAME, 5, 4, 1, , 5, 1",
    "SAME, 5, 3, 2, , 10, 0",
    "SAME, 5, 4, 2, , 10, 1",
    "SAME, 5, 4, 3, , 15, 0",
    "SAME, 5, 3, 2, 0, 9, 1",
    "SAME, 5, 3, 2, 1, 10, 0",
    "SAME, 1, 2, 2, 0, 0, 1",
    "SAME, 5, 1, 3, , 15, 0"
  })
  void hasKerasSizeAndCrop(
      Padding padding, int n, int k, int s, Integer p, int outputSize, int cropBefore) {
    OptionalInt outputPadding = p == null ? OptionalInt.empty() : OptionalInt.of(p);
    AxisParameters parameters = new AxisParameters(k, s, 1, outputPadding);

    TransposedAxis axis = TransposedAxis.of(n, parameters, padding);

    assertEquals(new TransposedAxis(n, parameters, outputSize, cropBefore), axis);
  }

  @Test
  void stridesBeyondTheKernelAppendZeros() {
    TransposedAxis axis = TransposedAxis.of(2, AxisParameters.of(1, 3, 1), Padding.VALID);

    assertAll(
        () -> assertEquals(4, axis.fullSize()),
        () -> assertEquals(2, axis.padAfter()),
        () -> assertEquals(0, axis.cropAfter()),
        () -> assertEquals(0, axis.inputIndex(0, 0)),
        () -> assertEquals(-1, axis.inputIndex(1, 0)),
        () -> assertEquals(1, axis.inputIndex(3, 0)),
        () -> assertEquals(-1, axis.inputIndex(5, 0)));
  }

  @Test
  void anAdjointAxisReadsTheOtherWayRound() {
    for (Padding padding : Padding.values()) {
      for (int n = 1; n <= 8; n++) {
        for (int k = 1; k <= 4; k++) {
          for (int s = 1; s <= 4; s++) {
            AxisParameters parameters = AxisParameters.of(k, s, s == 1 ? 2 : 1);
            assertAdjoint(ConvolutionAxis.of(n, parameters, padding));
            assertAdjoint(TransposedAxis.of(n, parameters, padding));
          }
        }
      }
    }
  }

  private static void assertAdjoint(AxisGeometry axis) {
    AxisGeometry adjoint = axis.adjoint();
    assertEquals(axis.outputSize(), adjoint.inputSize());
    assertEquals(axis.inputSize(), adjoint.outputSize());
    for (int tap = 0; tap < axis.parameters().kernelSize(); tap++) {
      for (int o = 0; o < axis.outputSize(); o++) {
        for (int i = 0; i < axis.inputSize(); i++) {
          assertEquals(axis.inputIndex(o, tap) == i, adjoint.inputIndex(i, tap) == o);
        }
      }
    }
  }

  /** Without output padding the transposed axis reads where the convolution's axis writes. */
  @Test
  void isTheAdjointOfTheConvolutionOverItsOutput() {
    for (Padding padding : Padding.values()) {
      for (int n = 1; n <= 8; n++) {
        for (int k = 1; k <= 5; k++) {
          for (int s = 1; s <= 4; s++) {
            AxisParameters parameters = AxisParameters.of(k, s, 1);
            TransposedAxis transposed = TransposedAxis.of(n, parameters, padding);
            ConvolutionAxis forward =
                ConvolutionAxis.of(transposed.outputSize(), parameters, padding);
            assertEquals(n, forward.outputSize());
            assertAdjoint(transposed, forward);
          }
        }
      }
    }
  }

  private static void assertAdjoint(TransposedAxis transposed, ConvolutionAxis forward) {
    for (int o = 0; o < forward.outputSize(); o++) {
      for (int tap = 0; tap < forward.parameters().kernelSize(); tap++) {
        int index = forward.inputIndex(o, tap);
        if (index >= 0) {
          assertEquals(o, transposed.inputIndex(index, tap), transposed + " and " + forward);
        }
      }
    }
  }
}
