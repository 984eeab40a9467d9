package org.kerastck.kernel;

import java.util.List;

/**
 * A kind of tile of pixels by filters.
 *
 * @param vectors of filters
 * @param pixels the largest that there are
 * @param cost of an operation, 1 being the best
 */
record PanelKind(int vectors, int pixels, double cost) {

  /** The cheapest panels for the filters of a group. */
  static List<PanelKind> cheapest(int filters, List<PanelKind> kinds, int lanes) {
    return Division.cheapest(
        filters, kinds, kind -> kind.vectors * lanes, kind -> kind.vectors * kind.cost);
  }
}
