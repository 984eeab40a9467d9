package org.kerastck.kernel;

import java.util.ArrayList;
import java.util.List;

/**
 * Neighbouring filters that are computed together.
 *
 * @param channel the first channel that they read
 * @param filter the first of them
 * @param filters how many; a tile may have more, which are to be ignored
 */
record Panel(int channel, int filter, int filters) {

  /** The filters of each group, in panels of {@code width}. */
  static List<Panel> ofGroups(Weights weights, int width) {
    int size = weights.filtersPerGroup();
    List<Panel> panels = new ArrayList<>();
    for (int group = 0; group < weights.groups(); group++) {
      for (int first = 0; first < size; first += width) {
        panels.add(
            new Panel(
                group * weights.channelsPerGroup(),
                group * size + first,
                Math.min(width, size - first)));
      }
    }
    return panels;
  }
}
