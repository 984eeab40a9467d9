package org.kerastck.disagreement;

import java.util.List;
import java.util.Map;

/** Which rule a defect breaks that the fixtures name; what the defect is stands in their notes. */
final class KnownDefect {
  private static final Map<String, String> BROKEN =
      Map.of(
          "ChannelsFirstBiasAlongWidth", "data-format-permutes-axes",
          "OneDnnSingleInputChannel", "axes-are-independent",
          "OpenVinoEmptyInput", "transposed-valid-output-size");

  private KnownDefect() {}

  /** The ids of the rules; none where the defect has nothing to do with padding and shapes. */
  static List<String> brokenRules(String defect) {
    return BROKEN.containsKey(defect) ? List.of(BROKEN.get(defect)) : List.of();
  }
}
