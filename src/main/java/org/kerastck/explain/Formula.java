package org.kerastck.explain;

import java.util.ArrayList;
import java.util.List;
import org.kerastck.geometry.AxisGeometry;

/** An output element of one axis as a sum: {@code y0 = w1 x0 + w2 x1}. */
final class Formula {
  private static final int MOST_TERMS = 6;

  private Formula() {}

  static String of(AxisGeometry axis, int output) {
    List<String> terms = new ArrayList<>();
    for (int tap = 0; tap < axis.parameters().kernelSize(); tap++) {
      int input = axis.inputIndex(output, tap);
      if (input >= 0) {
        terms.add("w%d x%d".formatted(tap, input));
      }
    }
    if (terms.size() > MOST_TERMS) {
      terms.subList(MOST_TERMS / 2, terms.size() - 1).clear();
      terms.add(MOST_TERMS / 2, "...");
    }
    return "y%d = %s".formatted(output, terms.isEmpty() ? "0" : String.join(" + ", terms));
  }
}
