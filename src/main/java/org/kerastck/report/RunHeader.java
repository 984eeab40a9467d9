package org.kerastck.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.kerastck.conformance.RunIdentity;

/**
 * What is known of a run before its first case.
 *
 * @param identity what is run
 * @param backends what made the goldens: for each backend of Keras its versions, such as {@code
 *     "keras 3.15.1, tensorflow_cpu 2.21.0"}; empty where no manifest says it
 * @param reproduction how a case is run again
 * @param drawing how the cases were drawn; empty where they are those of fixtures
 */
public record RunHeader(
    RunIdentity identity,
    Map<String, String> backends,
    Reproduction reproduction,
    Optional<Drawing> drawing) {

  /** Of a run of fixtures. */
  public RunHeader(RunIdentity identity, Map<String, String> backends, Reproduction reproduction) {
    this(identity, backends, reproduction, Optional.empty());
  }

  public RunHeader {
    backends = new LinkedHashMap<>(backends);
  }

  /** Versions by name, in the order in which they are shown. */
  public Map<String, String> engines() {
    return identity.engines();
  }
}
