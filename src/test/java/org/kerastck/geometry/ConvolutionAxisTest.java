package org.kerastck.geometry;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConvolutionAxisTest {

  @ParameterizedTest(name = "same n={0} k={1} s={2} d={3}: {4} out, pads {5} and {6}")
  @CsvSource({
    "5, 3, 1, 1, 5, 1, 1",
    "5, 3, 2, 1, 3, 1, 1",
    "4, 3, 2, 1, 2, 0, 1",
    "2, 2, 2, 1, 1, 0, 0",
    "5, 4, 1, 1, 5, 1, 2",
    "5, 1, 3, 1, 2, 0, 0",
    "8, 3, 1, 2, 8, 2, 2",
    "224, 7, 2, 1, 112, 2, 3",
    "3, 5, 1, 1, 3, 2, 2",
    "0, 3, 2, 1, 0, 0, 1"
  })
  void samePutsTheOddZeroAfter(
      int n, int k, int s, int d, int outputSize, int padBefore, int padAfter) {
    ConvolutionAxis axis = ConvolutionAxis.of(n, AxisParameters.of(k, s, d), Padding.SAME);

    assertAll(
        () -> assertEquals(outputSize, axis.outputSize()),
        () -> assertEquals(padBefore, axis.padBefore()),
        () -> assertEquals(padAfter, axis.padAfter()));
  }

  @ParameterizedTest(name = "valid n={0} k={1} s={2} d={3}: {4} out")
  @CsvSource({"5, 3, 1, 1, 3", "5, 3, 2, 1, 2", "6, 3, 2, 1, 2", "5, 3, 1, 2, 1", "3, 2, 1, 2, 1"})
  void validKeepsTheKernelInside(int n, int k, int s, int d, int outputSize) {
    ConvolutionAxis axis = ConvolutionAxis.of(n, AxisParameters.of(k, s, d), Padding.VALID);

    assertEquals(new ConvolutionAxis(n, AxisParameters.of(k, s, d), outputSize, 0, 0), axis);
  }

  @Test
  void aKernelLargerThanTheInputLeavesNoValidOutput() {
    assertEquals(0, ConvolutionAxis.of(2, AxisParameters.of(3, 1, 1), Padding.VALID).outputSize());
  }

  @Test
  void tapsInThePaddingReadNothing() {
    ConvolutionAxis axis = ConvolutionAxis.of(5, AxisParameters.of(3, 2, 1), Padding.SAME);

    assertAll(
        () -> assertEquals(-1, axis.inputIndex(0, 0)),
        () -> assertEquals(0, axis.inputIndex(0, 1)),
        () -> assertEquals(3, axis.inputIndex(2, 0)),
        () -> assertEquals(4, axis.inputIndex(2, 1)),
        () -> assertEquals(-1, axis.inputIndex(2, 2)));
  }
}
