package org.kerastck.report;

import java.util.LinkedHashMap;
import java.util.Map;
import org.kerastck.conformance.RunIdentity;

/**
 * What is known of a run before its first case.
 *
 * @param identity what is run
 * @param backends what made the goldens: for each backend of Keras its versions, such as {@code
 *     "keras 3.15.1, tensorflow_cpu 2.21.0"}; empty where no manifest says it
 */
public record RunHeader(RunIdentity identity, Map<String, String> backends) {

  public RunHeader {
    backends = new LinkedHashMap<>(backends);
  }

  /** Versions by name, in the order in which they are shown. */
  public Map<String, String> engines() {
    return identity.engines();
  }
}
