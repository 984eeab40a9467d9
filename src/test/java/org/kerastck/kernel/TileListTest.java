package org.kerastck.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.kerastck.geometry.AxisGeometry;
import org.kerastck.geometry.AxisParameters;
import org.kerastck.geometry.ConvolutionAxis;
import org.kerastck.geometry.Padding;
import org.kerastck.geometry.TransposedAxis;
import org.kerastck.tensor.DataFormat;

/** Tiles have the rows of the kernel in which a pixel of theirs meets input, and no others. */
class TileListTest {
  private static final int CHANNELS = 2;
  private static final int FILTERS = 3;
  private static final TileSizes SIZES = new TileSizes(2, 4);

  @Test
  void rowsOfPaddingAreLeftOut() {
    AxisParameters three = AxisParameters.of(3, 1, 1);
    ConvolutionTask task =
        task(
            ConvolutionAxis.of(4, three, Padding.SAME), ConvolutionAxis.of(4, three, Padding.SAME));
    // A tile for each row.
    assertEquals(List.of("rows 1-2", "rows 0-2", "rows 0-2", "rows 0-1"), windows(task, 0));
  }

  @Test
  void aTileOfManyRowsHasTheRowsOfAll() {
    AxisParameters three = AxisParameters.of(3, 1, 1);
    ConvolutionTask task =
        task(
            ConvolutionAxis.of(3, three, Padding.SAME), ConvolutionAxis.of(3, three, Padding.SAME));
    assertEquals(List.of("rows 0-2", "rows 0-2", "rows 0-1"), windows(task, 0));
  }

  @Test
  void pixelsThatMeetNoInputHaveNoTerms() {
    // Output row o reads input rows o - 2 and o + 3, of three.
    AxisParameters dilated = AxisParameters.of(2, 1, 5);
    AxisParameters one = AxisParameters.of(1, 1, 1);
    ConvolutionTask task =
        task(
            ConvolutionAxis.of(3, dilated, Padding.SAME),
            ConvolutionAxis.of(4, one, Padding.VALID));
    assertEquals(List.of("nothing", "nothing", "rows 0-0"), windows(task, 0));
  }

  @Test
  void phasesOfATransposedLayerLeaveOutTheirs() {
    AxisParameters four = AxisParameters.of(4, 2, 1);
    TransposedAxis axis = TransposedAxis.of(4, four, Padding.SAME);
    ConvolutionTask task = task(axis, axis);
    assertEquals(List.of("rows 0-0", "rows 0-1", "rows 0-1", "rows 0-1"), windows(task, 0));
    assertEquals(List.of("rows 0-1", "rows 0-1", "rows 0-1", "rows 1-1"), windows(task, 3));
  }

  private static ConvolutionTask task(AxisGeometry height, AxisGeometry width) {
    return new ConvolutionTask(1, CHANNELS, FILTERS, 1, height, width, DataFormat.CHANNELS_LAST);
  }

  /** The kernel's rows of each tile of a phase. */
  private static List<String> windows(ConvolutionTask task, int index) {
    List<Phase> phases = Phase.of(task);
    Phase phase = phases.get(index);
    TileList tiles = new TileList(task, PixelFrame.of(task, phases, 0), phase, SIZES);
    int row = phase.columns().taps() * CHANNELS;
    return IntStream.range(0, tiles.size())
        .mapToObj(
            i -> {
              Window window = tiles.windows().get(tiles.get(i).window());
              int first = window.firstTerm() / row;
              int count = window.places().length / row;
              return count == 0 ? "nothing" : "rows %d-%d".formatted(first, first + count - 1);
            })
        .toList();
  }
}
