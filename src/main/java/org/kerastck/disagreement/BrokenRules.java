package org.kerastck.disagreement;

import java.util.List;
import java.util.stream.Stream;
import org.kerastck.fixture.BackendOutcome;
import org.kerastck.fixture.Case;
import org.kerastck.fixture.Golden;
import org.kerastck.rules.ExercisedRules;

/**
 * Which rules one outcome departs from: decided by the case, however many there are of its kind.
 */
final class BrokenRules {
  private BrokenRules() {}

  /** The ids; none where the outcome has nothing to do with padding and shapes. */
  static List<String> of(Case golden, BackendOutcome given) {
    if (golden.expected() instanceof Golden.Raised) {
      return ExercisedRules.of(golden);
    }
    Stream<String> ofDefect =
        given.defect().flatMap(KnownDefect::named).stream()
            .flatMap(defect -> defect.brokenRules(golden).stream());
    return Stream.concat(ofDefect, ofOutcome(golden, given.golden()).stream()).distinct().toList();
  }

  private static List<String> ofOutcome(Case golden, Golden given) {
    if (given instanceof Golden.Output output && output.tensors().containsKey("output")) {
      return ExercisedRules.brokenBySize(golden, output.tensor("output"));
    }
    return RefusalTopic.of(given).map(topic -> topic.rules(golden)).orElse(List.of());
  }
}
