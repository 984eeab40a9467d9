package org.kerastck.disagreement;

import java.util.List;
import java.util.Map;
import org.kerastck.fixture.Case;
import org.kerastck.rules.ExercisedRules;

/**
 * Which rule a defect breaks that the fixtures name, where its numbers do not say so; what the
 * defect is stands in their notes.
 */
final class KnownDefect {
  private static final Map<String, String> BROKEN =
      Map.of(
          "ChannelsFirstBiasAlongWidth", "data-format-permutes-axes",
          "OneDnnSingleInputChannel", "axes-are-independent",
          "OpenVinoEmptyInput", "transposed-valid-output-size");

  private KnownDefect() {}

  /** The ids of the rules; none where the defect has nothing to do with padding and shapes. */
  static List<String> brokenRules(Case golden, String defect) {
    return BROKEN.containsKey(defect) ? ExercisedRules.only(golden, BROKEN.get(defect)) : List.of();
  }
}
