package org.kerastck.cli;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.CasePattern;
import org.kerastck.fixture.FixtureSet;

/**
 * The cases of fixtures that are asked for, in their order, then those that are described and in no
 * fixture.
 *
 * @param fixtures where to look
 * @param ids globs and descriptions; none for all cases
 */
record CaseSelection(FixtureSet fixtures, List<String> ids) {
  /** Takes one case. */
  @FunctionalInterface
  interface Taker {
    void take(Case golden) throws IOException;
  }

  /**
   * Hands over every case.
   *
   * @param atEach is run before each case of the fixtures, asked for or not
   * @throws UsageException where there is none
   */
  void forEach(Runnable atEach, Taker taker) throws IOException {
    CasePattern pattern = new CasePattern(ids);
    Set<String> unmade = MadeCases.candidates(ids);
    boolean isAnyCase = !unmade.isEmpty();
    try (Stream<Case> stream = fixtures.stream()) {
      Iterator<Case> cases = stream.iterator();
      while (cases.hasNext()) {
        Case golden = cases.next();
        atEach.run();
        if (pattern.matches(golden.id())) {
          isAnyCase = true;
          unmade.remove(golden.id());
          taker.take(golden);
        }
      }
    }
    for (String id : unmade) {
      taker.take(MadeCases.of(id));
    }
    if (!isAnyCase) {
      throw new UsageException(
          ids.isEmpty()
              ? "The fixtures have no case."
              : "No case matches: " + String.join(" ", ids));
    }
  }
}
