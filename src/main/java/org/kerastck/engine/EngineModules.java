package org.kerastck.engine;

import java.util.Map;
import java.util.Optional;

/** The engines that a clone builds on demand, each in a module of {@code engines}. */
final class EngineModules {
  /** Modules by the names of their engines. */
  static final Map<String, String> BY_ENGINE =
      Map.of(
          "dl4j", "dl4j",
          "dl4j-import", "dl4j",
          "onednn", "onednn",
          "onnxruntime", "onnxruntime",
          "onnxruntime-explicit", "onnxruntime",
          "pytorch", "pytorch",
          "tensorflow", "tensorflow");

  private EngineModules() {}

  /** The command that builds the engine of that name, where there is such a module. */
  static Optional<String> command(String engine) {
    return Optional.ofNullable(BY_ENGINE.get(engine))
        .map("./mvnw -q -f engines -pl %s -am package -DskipTests"::formatted);
  }
}
