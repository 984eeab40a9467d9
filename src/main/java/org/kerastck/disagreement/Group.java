package org.kerastck.disagreement;

import java.util.List;

/**
 * Cases in which two sides differ for one cause.
 *
 * @param kind in what they differ
 * @param cause why
 * @param cases how many there are
 * @param rules ids of the rules that are broken, or, where no mistake is named, that all these
 *     cases are about and not most others; none where there is no such rule
 * @param smallest the id of the smallest case
 * @param isExplained whether the cause says why
 */
public record Group(
    DifferenceKind kind,
    String cause,
    int cases,
    List<String> rules,
    String smallest,
    boolean isExplained) {

  public Group {
    rules = List.copyOf(rules);
  }
}
