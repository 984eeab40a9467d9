package org.kerastck.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kerastck.geometry.AxisGeometry;
import org.kerastck.geometry.ConvolutionAxis;
import org.kerastck.geometry.TransposedAxis;

/** The pictures against the geometry, for every combination. */
class StripsTest {

  @Test
  void eachTapLiesOverTheInputThatTheGeometrySays() {
    AxisCombinations.forEach(
        (axis, padding) -> {
          Strip strip = Strips.convolution(axis);
          for (int output = 0; output < axis.outputSize(); output++) {
            assertEquals(sources(axis, output), sources(strip, output), axis + " y" + output);
          }
        });
  }

  @Test
  void eachTapOfEachOutputIsDrawn() {
    AxisCombinations.forEach(
        (axis, padding) -> {
          for (Strip strip : Strips.of(axis)) {
            for (int row = 0; row < strip.rowCount(); row++) {
              int taps = 0;
              for (int position = 0; position < strip.cellCount(); position++) {
                taps += strip.rows().apply(row).taps().apply(position).isPresent() ? 1 : 0;
              }
              assertEquals(axis.parameters().kernelSize(), taps, axis + " " + strip.title());
            }
          }
        });
  }

  @Test
  void cellsAreCountedAsTheGeometryCounts() {
    AxisCombinations.forEach(
        (axis, padding) -> {
          if (axis.outputSize() <= 0) {
            return;
          }
          Strip strip = Strips.convolution(axis);
          assertEquals(axis.inputSize(), count(strip, Cell.Kind.INPUT));
          if (axis instanceof ConvolutionAxis convolution) {
            int pads = convolution.padBefore() + convolution.padAfter();
            assertEquals(pads, count(strip, Cell.Kind.PADDING));
          } else {
            assertScatter((TransposedAxis) axis);
            int inserted = (axis.inputSize() - 1) * (axis.parameters().strides() - 1);
            assertEquals(inserted, count(strip, Cell.Kind.INSERTED));
          }
        });
  }

  private static void assertScatter(TransposedAxis axis) {
    Strip strip = Strips.of(axis).get(0);
    assertEquals(axis.cropBefore() + axis.cropAfter(), count(strip, Cell.Kind.CROPPED));
    assertEquals(axis.padAfter(), count(strip, Cell.Kind.APPENDED));
    int outputs = count(strip, Cell.Kind.OUTPUT) + axis.padAfter();
    assertEquals(axis.outputSize(), outputs, axis.toString());
    for (int input = 0; input < axis.inputSize(); input++) {
      for (int position = 0; position < strip.cellCount(); position++) {
        Optional<String> tap = strip.rows().apply(input).taps().apply(position);
        int output = position - axis.cropBefore();
        if (tap.isPresent() && output >= 0 && output < axis.outputSize()) {
          int number = Integer.parseInt(tap.get().substring(1));
          assertEquals(input, axis.inputIndex(output, number), axis.toString());
        }
      }
    }
  }

  @Test
  void theTransposedLayersConvolutionFitsItsPads() {
    AxisCombinations.forEach(
        (axis, padding) -> {
          if (axis instanceof TransposedAxis transposed && axis.outputSize() > 0) {
            assertTrue(transposed.convolutionPadBefore() >= 0, axis.toString());
            assertTrue(transposed.convolutionPadAfter() >= 0, axis.toString());
            int window = axis.parameters().effectiveKernelSize();
            int cells = Strips.convolution(axis).cellCount();
            assertEquals(axis.outputSize(), cells - window + 1, axis.toString());
          }
        });
  }

  /** "w1 over x0" for each tap that reads an input. */
  private static List<String> sources(AxisGeometry axis, int output) {
    List<String> sources = new ArrayList<>();
    for (int tap = 0; tap < axis.parameters().kernelSize(); tap++) {
      if (axis.inputIndex(output, tap) >= 0) {
        sources.add("w%d over x%d".formatted(tap, axis.inputIndex(output, tap)));
      }
    }
    return sources;
  }

  private static List<String> sources(Strip strip, int output) {
    List<String> sources = new ArrayList<>();
    for (int position = 0; position < strip.cellCount(); position++) {
      Cell cell = strip.cells().apply(position);
      Optional<String> tap = strip.rows().apply(output).taps().apply(position);
      if (tap.isPresent() && cell.kind() == Cell.Kind.INPUT) {
        sources.add(tap.get() + " over " + cell.label());
      }
    }
    sources.sort(java.util.Comparator.naturalOrder());
    return sources;
  }

  private static int count(Strip strip, Cell.Kind kind) {
    int count = 0;
    for (int position = 0; position < strip.cellCount(); position++) {
      count += strip.cells().apply(position).kind() == kind ? 1 : 0;
    }
    return count;
  }
}
