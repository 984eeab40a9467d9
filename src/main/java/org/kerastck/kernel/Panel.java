package org.kerastck.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Neighbouring filters that are computed together.
 *
 * @param channel the first channel that they read
 * @param filter the first of them
 * @param filters how many
 * @param width how many a tile of them has; those beyond the panel are to be ignored
 */
record Panel(int channel, int filter, int filters, int width) {

  /** The filters of each group, in panels of {@code width}. */
  static List<Panel> ofGroups(ConvolutionTask task, int width) {
    int size = task.filters() / task.groups();
    return ofGroups(task, IntStream.range(0, Sizes.parts(size, width)).map(i -> width).toArray());
  }

  /** The filters of each group, in panels of those widths, of which the last alone may be less. */
  static List<Panel> ofGroups(ConvolutionTask task, int[] widths) {
    int size = task.filters() / task.groups();
    List<Panel> panels = new ArrayList<>();
    for (int group = 0; group < task.groups(); group++) {
      int first = 0;
      for (int width : widths) {
        panels.add(
            new Panel(
                group * (task.channels() / task.groups()),
                group * size + first,
                Math.min(width, size - first),
                width));
        first += width;
      }
    }
    return panels;
  }

  /** Channels that each have a filter, in panels of {@code width}. */
  static List<Panel> ofChannels(int channels, int width) {
    return IntStream.iterate(0, first -> first < channels, first -> first + width)
        .mapToObj(first -> new Panel(first, first, Math.min(width, channels - first), width))
        .toList();
  }
}
