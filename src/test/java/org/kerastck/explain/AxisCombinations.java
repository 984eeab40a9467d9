package org.kerastck.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import org.kerastck.geometry.AxisGeometry;
import org.kerastck.geometry.AxisParameters;
import org.kerastck.geometry.ConvolutionAxis;
import org.kerastck.geometry.Padding;
import org.kerastck.geometry.TransposedAxis;

/** Every axis with n 1 to 8, k 1 to 5, s 1 to 4, d 1 to 3, and every output padding below s. */
final class AxisCombinations {
  private AxisCombinations() {}

  static void forEach(BiConsumer<AxisGeometry, Padding> consumer) {
    for (Padding padding : Padding.values()) {
      for (int n = 1; n <= 8; n++) {
        for (AxisParameters parameters : parameters()) {
          if (parameters.outputPadding().isEmpty()) {
            consumer.accept(ConvolutionAxis.of(n, parameters, padding), padding);
          }
          consumer.accept(TransposedAxis.of(n, parameters, padding), padding);
        }
      }
    }
  }

  private static List<AxisParameters> parameters() {
    List<AxisParameters> all = new ArrayList<>();
    for (int k = 1; k <= 5; k++) {
      for (int s = 1; s <= 4; s++) {
        for (int d = 1; d <= 3; d++) {
          all.add(AxisParameters.of(k, s, d));
          for (int p = 0; p < s; p++) {
            all.add(new AxisParameters(k, s, d, OptionalInt.of(p)));
          }
        }
      }
    }
    return all;
  }
}
