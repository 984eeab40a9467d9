package org.kerastck.kernel;

import java.util.List;

/**
 * Weights of neighbouring filters, term by term, behind each term's place in a window: the bits of
 * that are an element of the same array, so that one index goes through both.
 */
final class PlacedWeights {
  private final Weights source;
  private final List<Window> windows;
  private final float[] data;

  /**
   * Room for all terms.
   *
   * @param windows where terms lie; one that is in none of them is never read
   * @param filters of all panels or blocks
   * @param pieces how many panels or blocks there are
   */
  PlacedWeights(Weights source, List<Window> windows, int filters, int pieces) {
    this.source = source;
    this.windows = windows;
    data = new float[Sizes.product(source.terms(), Math.addExact(filters, pieces))];
  }

  float[] data() {
    return data;
  }

  /**
   * Copies the weights of a panel or a block.
   *
   * @param group whose filters
   * @param first the first filter in its group
   * @param count how many there are
   * @param width how many there is room for
   * @param at where to start; {@code terms * (width + 1)} elements are taken
   */
  void copy(int group, int first, int count, int width, int at) {
    int pitch = width + 1;
    source.copy(group, first, count, data, at + 1, pitch);
    for (Window window : windows) {
      int[] places = window.places();
      for (int i = 0; i < places.length; i++) {
        data[at + (window.firstTerm() + i) * pitch] = Float.intBitsToFloat(places[i]);
      }
    }
  }
}
