package org.kerastck.conformance;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds a serialised layer against a golden one, member by member; order does not matter. */
final class ConfigurationComparison {
  private ConfigurationComparison() {}

  static Optional<Verdict.Deviates> compare(
      Map<String, Object> expected, Map<String, Object> actual) {
    return difference("", expected, actual)
        .flatMap(sentence -> Judge.deviates(DeviationKind.VALUE, sentence));
  }

  private static Optional<String> difference(
      String path, @Nullable Object expected, @Nullable Object actual) {
    if (expected instanceof Map<?, ?> wanted && actual instanceof Map<?, ?> given) {
      return ofMembers(path, wanted, given);
    }
    if (expected instanceof List<?> wanted
        && actual instanceof List<?> given
        && wanted.size() == given.size()) {
      for (int i = 0; i < wanted.size(); i++) {
        Optional<String> found = difference(path + "[" + i + "]", wanted.get(i), given.get(i));
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    }
    return isSame(expected, actual)
        ? Optional.empty()
        : Optional.of("%s: expected %s, was %s.".formatted(path, expected, actual));
  }

  private static Optional<String> ofMembers(String path, Map<?, ?> wanted, Map<?, ?> given) {
    Set<Object> names = new LinkedHashSet<>(wanted.keySet());
    names.addAll(given.keySet());
    for (Object name : names) {
      String member = path.isEmpty() ? String.valueOf(name) : path + "." + name;
      if (!given.containsKey(name)) {
        return Optional.of(
            "%s: expected %s, and it is missing.".formatted(member, wanted.get(name)));
      }
      if (!wanted.containsKey(name)) {
        return Optional.of("%s: Keras has no such member.".formatted(member));
      }
      Optional<String> found = difference(member, wanted.get(name), given.get(name));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** JSON does not tell 1 from 1.0, nor does the reader tell int from long. */
  private static boolean isSame(@Nullable Object expected, @Nullable Object actual) {
    if (expected instanceof Number wanted && actual instanceof Number given) {
      return wanted.doubleValue() == given.doubleValue();
    }
    return expected == null ? actual == null : expected.equals(actual);
  }
}
