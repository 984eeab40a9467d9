package org.kerastck.report;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is known of a run before its first case.
 *
 * @param engines versions by name, in the order in which they are shown
 * @param backends what made the goldens: for each backend of Keras its versions, such as {@code
 *     "keras 3.15.1, tensorflow_cpu 2.21.0"}; empty where no manifest says it
 */
public record RunHeader(Map<String, String> engines, Map<String, String> backends) {

  public RunHeader {
    engines = new LinkedHashMap<>(engines);
    backends = new LinkedHashMap<>(backends);
  }

  /** A run on goldens of which no manifest tells. */
  public static RunHeader of(Map<String, String> engines) {
    return new RunHeader(engines, Map.of());
  }
}
