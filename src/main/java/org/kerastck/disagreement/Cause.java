package org.kerastck.disagreement;

import java.util.List;

/**
 * Why a backend's outcome is not the golden one.
 *
 * @param words what cases of one cause have in common
 * @param brokenRules ids of the rules that are broken in this case; none where none is known to be
 * @param isExplained whether a known defect, a replayed mistake or the backend's own words say why
 */
record Cause(String words, List<String> brokenRules, boolean isExplained) {

  Cause {
    brokenRules = List.copyOf(brokenRules);
  }

  static Cause unknown(String words) {
    return new Cause(words, List.of(), false);
  }
}
