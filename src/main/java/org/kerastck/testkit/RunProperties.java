package org.kerastck.testkit;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.kerastck.fixture.CaseFilter;

/**
 * What the system properties say about this run.
 *
 * @param filter the cases to run; empty for those of the test class
 * @param baseline what to do with the baseline
 */
record RunProperties(Optional<CaseFilter> filter, BaselineUse baseline) {

  /** What to do with a baseline. */
  enum BaselineUse {
    HOLD,
    UPDATE,
    IGNORE
  }

  static RunProperties ofSystem() {
    return of(name -> System.getProperty(name, ""));
  }

  /** Reads the properties from this lookup, which gives an empty string where there is none. */
  static RunProperties of(UnaryOperator<String> properties) {
    CaseFilter filter = CaseFilter.of(option -> globs(properties.apply("keras." + option)));
    return new RunProperties(
        filter.isAll() ? Optional.empty() : Optional.of(filter),
        baselineUse(properties.apply("keras.baseline")));
  }

  /** How globs of the filter were given, those of the class by its method. */
  String spelling(String option, String globs) {
    if (filter.isEmpty()) {
      return "%s %s of cases()".formatted(option, globs);
    }
    return "-Dkeras.%s=%s".formatted(option, globs.contains(" ") ? "'" + globs + "'" : globs);
  }

  private static BaselineUse baselineUse(@Nullable String value) {
    return switch (value == null ? "" : value) {
      case "" -> BaselineUse.HOLD;
      case "update" -> BaselineUse.UPDATE;
      case "ignore" -> BaselineUse.IGNORE;
      default ->
          throw CaseFailure.ofRun("keras.baseline must be update or ignore. Received: " + value);
    };
  }

  private static List<String> globs(String value) {
    return Stream.of(value.split("\\s+")).filter(glob -> !glob.isEmpty()).toList();
  }
}
