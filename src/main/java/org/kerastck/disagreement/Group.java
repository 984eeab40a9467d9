package org.kerastck.disagreement;

import java.util.List;

/**
 * Cases in which two sides differ for one cause.
 *
 * @param kind in what they differ
 * @param cause why
 * @param cases how many there are
 * @param broken the rules that some of these cases depart from
 * @param smallest the id of the smallest case
 * @param isExplained whether the cause says why
 */
public record Group(
    DifferenceKind kind,
    String cause,
    int cases,
    List<BrokenRule> broken,
    String smallest,
    boolean isExplained) {

  public Group {
    broken = List.copyOf(broken);
  }

  /** The ids of the rules. */
  public List<String> rules() {
    return broken.stream().map(BrokenRule::id).toList();
  }
}
