package org.kerastck.run;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.kerastck.conformance.CaseExcerpt;
import org.kerastck.conformance.MadeCase;
import org.kerastck.explain.Descriptor;
import org.kerastck.explain.Subject;
import org.kerastck.fixture.Case;

/** Cases that no fixture has, from the line that names their configuration. */
final class MadeCases {
  private MadeCases() {}

  /** Those of the names that may be such a line. */
  static Set<String> candidates(List<String> names) {
    return names.stream()
        .filter(
            name ->
                name.matches("conv2d(_transpose)?-[^*?]*") || CaseExcerpt.caseOf(name).isPresent())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * The case that the line describes.
   *
   * @throws NoSuchCaseException where nothing says what Keras gives for it
   */
  static Case of(String line) {
    if (CaseExcerpt.caseOf(line).isPresent()) {
      throw new NoSuchCaseException(
          "No case has the id \"%s\", or it has no part of that number."
              .formatted(CaseExcerpt.caseOf(line).get()));
    }
    Subject subject = Descriptor.read(line);
    return MadeCase.of(line, subject.layer(), subject.input())
        .orElseThrow(
            () ->
                new NoSuchCaseException(
                    "No case has the id \"%s\", and nothing here says what Keras gives for it."
                        .formatted(line)));
  }
}
