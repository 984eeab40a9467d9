package org.kerastck.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/** The cheapest way to cover a number of filters by pieces of some kinds. */
final class Division {
  private Division() {}

  /**
   * The kinds of the pieces, from the first filter to the last, which may go beyond them.
   *
   * @param filters how many
   * @param kinds the earlier of those that cost the same
   * @param size how many filters a piece has
   * @param cost what a piece costs, whether or not all of its filters are there
   */
  static <K> List<K> cheapest(
      int filters, List<K> kinds, ToIntFunction<K> size, ToDoubleFunction<K> cost) {
    int[] choice = new int[filters + 1];
    double[] total = new double[filters + 1];
    for (int left = 1; left <= filters; left++) {
      total[left] = Double.POSITIVE_INFINITY;
      for (int k = 0; k < kinds.size(); k++) {
        K kind = kinds.get(k);
        double with = cost.applyAsDouble(kind) + total[Math.max(left - size.applyAsInt(kind), 0)];
        if (with < total[left]) {
          total[left] = with;
          choice[left] = k;
        }
      }
    }
    List<K> pieces = new ArrayList<>();
    for (int left = filters; left > 0; left -= size.applyAsInt(kinds.get(choice[left]))) {
      pieces.add(kinds.get(choice[left]));
    }
    return pieces;
  }
}
