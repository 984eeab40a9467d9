package org.kerastck.run;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kerastck.conformance.CaseExcerpt;
import org.kerastck.explain.Descriptor;
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
    return made(line)
        .orElseThrow(
            () ->
                new NoSuchCaseException(
                    "No case has the id \"%s\", and nothing here says what Keras gives for it."
                        .formatted(line)));
  }

  private static Optional<Case> made(String line) {
    try {
      return Descriptor.read(line).made();
    } catch (ArithmeticException e) {
      throw new NoSuchCaseException(
          "A tensor of the configuration has more elements than Java has room for. Received: "
              + line);
    }
  }
}
